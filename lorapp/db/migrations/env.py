"""Runs inside the transaction that ``lorapp.db.schema.migrate`` has begun."""

from alembic import context

from lorapp.db.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
