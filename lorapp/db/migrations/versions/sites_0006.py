"""Whether a rotation is at an academic or at a community hospital."""

import sqlalchemy as sa
from alembic import op

from lorapp.errors import StoreError

revision = "0006"
down_revision = "0005"

RULE = "CONSTRAINT ck_rotations_site_kind CHECK (site_kind IN ('academic', 'community'))"


def upgrade() -> None:
    """Add what schema 6 has more than schema 5; no row that is there is touched."""
    op.execute(sa.text(f"ALTER TABLE rotations ADD COLUMN site_kind VARCHAR(40) {RULE}"))


def downgrade() -> None:
    """Refuse: what only schema 6 can hold would be lost."""
    raise StoreError("A store cannot go back before schema 6; nothing was changed.")
