"""What the public may read of a draft, its text included."""

from __future__ import annotations

from coopatlas.exchange.drafts import PartnershipDraft
from coopatlas.exchange.persons import Veil, veiled


def shown(draft: PartnershipDraft) -> str:
    """Everything that the public may read of the draft: its values, and its text as the page of the source prints it."""
    masks = Veil.of(draft).masks(draft.text)
    lines = [
        line
        for number, line in enumerate(draft.text.split("\n"), draft.text_first_line)
        if number not in draft.withheld
    ]
    text = "\n".join(lines)
    for mask in masks:
        text = text.replace(mask, "…")
    public = veiled(draft)
    told = (
        public.parties,
        public.contributions,
        public.narratives,
        public.doubts,
        public.place_names,
        public.post_name,
    )
    return repr((*told, public.volunteers_state, text))
