"""The words of one message: as lorapp writes them, or as the applicant has changed them."""

from typing import TYPE_CHECKING

from lorapp.errors import RefusedError
from lorapp.screens.paths import handing, mailing
from lorapp.screens.paths.outgoing import Outgoing
from lorapp.services.correspondence.drafts import Draft

if TYPE_CHECKING:
    from lorapp.bootstrap import Services


class Words:
    """Keeps the applicant's own words of every wording until the message is logged."""

    def __init__(self, services: "Services", out: Outgoing) -> None:
        self._services, self._out = services, out
        self._variant = out.variant
        self._draft: Draft | None = None
        self.is_own = False

    @property
    def draft(self) -> Draft:
        """The message as it stands."""
        if self._draft is None:
            fresh = self._fresh()
            kept = self._services.unfinished.load(self._out.form_id(fresh))
            self.is_own = kept is not None
            self._draft = fresh
            if kept is not None:
                subject, body = kept.get("subject", fresh.subject), kept.get("body", fresh.body)
                self._draft = self._services.correspondence.edited(fresh, subject, body)
        return self._draft

    def read_again(self) -> None:
        """The record may be another one now."""
        self._draft = None

    def take(self, variant: str) -> None:
        """Use another wording."""
        self._variant, self._draft = variant, None

    def keep(self, subject: str, body: str) -> Draft:
        """Keep the applicant's words, or forget them where they are the first ones again."""
        fresh, self._draft = self._fresh(), None
        form = self._out.form_id(fresh)
        if (subject, body) == (fresh.subject, fresh.body):
            self._services.unfinished.clear(form)
        else:
            self._services.unfinished.save(form, {"subject": subject, "body": body})
        return self._services.correspondence.edited(fresh, subject, body)

    def swap(self) -> str:
        """Put the applicant's words aside, or take them up again; a sentence says which."""
        unfinished, form = self._services.unfinished, self._out.form_id(self.draft)
        aside = f"{form}.aside"
        here, there = unfinished.load(form), unfinished.load(aside)
        self._draft = None
        if here is not None:
            unfinished.save(aside, here)
            unfinished.clear(form)
            return "Your words are put aside. `r` brings them back."
        if there is None:
            return "These are the first words already. `e` changes them."
        unfinished.save(form, there)
        return "Here are your words again."

    def forget(self) -> None:
        """The message went out: its words are no longer unfinished."""
        form = self._out.form_id(self.draft)
        self._services.unfinished.clear(form)
        self._services.unfinished.clear(f"{form}.aside")

    def ready(self) -> Draft:
        """The draft, once it can be used; RefusedError says what stands in the way."""
        draft = self.draft
        if draft.send_on is None:
            raise RefusedError("This person is not to be contacted; you said so under Mentors.")
        handing.refuse_blanks(draft.blanks)
        kept = mailing.kept(self._services, draft)
        self._services.correspondence.check_ready(draft, kept)
        return draft

    def _fresh(self) -> Draft:
        return self._out.draft(self._services, self._variant)
