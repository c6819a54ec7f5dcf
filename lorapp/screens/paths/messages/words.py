"""The words of one message: as lorapp writes them, or as the applicant has changed them."""

from dataclasses import replace
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.wording.tones import Tone
from lorapp.errors import RefusedError
from lorapp.screens.paths.messages import handing, mailing
from lorapp.screens.paths.messages.outgoing import Outgoing
from lorapp.services.correspondence.choice import SITUATIONS
from lorapp.services.correspondence.drafts import Draft
from lorapp.services.correspondence.templates import OwnWordingError

OFFER: Final = "`r` shows lorapp's own words instead, for this message."
BROKEN: Final = "Your own wording of this message cannot be used."
OWN_WORDING: Final = "your own wording"
"""What stands open in a message whose own template cannot be used."""


class Words:
    """Keeps the applicant's own words of every wording until the message is logged."""

    def __init__(self, services: Services, out: Outgoing) -> None:
        self._services, self._out = services, out
        self._variant = out.variant
        self._draft: Draft | None = None
        self._only_shipped = False
        self._has_situation = not set(SITUATIONS).isdisjoint((out.variant or "").split("/"))
        self.is_own = False
        self.problem: str | None = None
        """What is wrong with the applicant's own template, where that stands in the way."""

    @property
    def draft(self) -> Draft:
        """The message as it stands."""
        if self._draft is None:
            fresh = self._fresh()
            kept = self._services.unfinished.load(self._out.form_id(fresh))
            self.is_own = kept is not None
            if kept is None:
                self._draft = self._refused(fresh) if self.problem else fresh
            else:
                subject, body = kept.get("subject", fresh.subject), kept.get("body", fresh.body)
                self._draft = self._services.correspondence.edited(fresh, subject, body)
        return self._draft

    @property
    def is_broken(self) -> bool:
        """Whether an own template that cannot be used stands in place of the words."""
        draft = self.draft
        return self.problem is not None and OWN_WORDING in draft.blanks

    def read_again(self) -> None:
        """The record may be another one now."""
        self._draft = None

    def take(self, wording: str = "", *, tone: Tone | None = None, situation: str = "") -> None:
        """Use another wording, tone or situation; what is not named stays as it is.

        A tone is remembered for the person: their next message begins with it.
        """
        here = self.draft
        if tone is not None:
            self._services.correspondence.keep_tone(self._out.mentor, tone)
        kept = here.situation if self._has_situation else ""
        self._has_situation = bool(situation) or self._has_situation
        parts = (wording or here.wording, (tone or here.tone).value, situation or kept)
        self._variant, self._draft = "/".join(filter(None, parts)), None

    def editable(self) -> Draft:
        """The draft, to be changed; RefusedError while an own template stands in the way."""
        draft = self.draft
        if self.is_broken:
            raise RefusedError(f"{self.problem} {OFFER}")
        return draft

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
        if here is None and self.problem and not self._only_shipped:
            self._only_shipped = True
            return "These are lorapp's own words; your file is as it was."
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
        services, out, self.problem = self._services, self._out, None
        try:
            return out.draft(services, self._variant, only_shipped=self._only_shipped)
        except OwnWordingError as problem:
            self.problem = str(problem)
            return out.draft(services, self._variant, only_shipped=True)

    def _refused(self, fresh: Draft) -> Draft:
        """The message without words: lorapp's own do not slip in unasked."""
        body = f"{self.problem}\n\n{OFFER.replace('`', '')}"
        return replace(
            fresh, subject="", body=body, blanks=(OWN_WORDING,), checks=(), concerns=(BROKEN,)
        )
