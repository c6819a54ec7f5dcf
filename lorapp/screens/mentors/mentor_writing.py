"""Writing to the person under the cursor, from the list of mentors."""

from lorapp.screens.frame.filtered import FilteredScreen
from lorapp.widgets.mentors.people import Known


class WritesToPeople(FilteredScreen):
    """A list of people whose key ``w`` offers the messages there are for one of them."""

    @property
    def known(self) -> Known | None:
        """The person under the cursor."""
        raise NotImplementedError

    def action_write(self) -> None:
        from lorapp.screens.paths.ask.again import choose_message

        if self.known is not None:
            choose_message(self.shell, self.known.mentor.key)
