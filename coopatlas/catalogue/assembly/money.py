"""Money lines and their computed total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Prefetch
from django.utils.translation import ngettext

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly.origins import Origins
from coopatlas.catalogue.records import ContributionRecord, Doubt, FunderRef, FunderShare, TotalRecord
from coopatlas.catalogue.reference_words import translated
from coopatlas.core import money
from coopatlas.funding.models import Contribution, ContributionFunder
from coopatlas.partnerships.models import Partnership
from coopatlas.vocabularies.reading import Labels


def money_lines(row: Partnership) -> list[Contribution]:
    """The record's lines with their funders, in two queries."""
    funders = ContributionFunder.objects.select_related("organisation")
    return list(row.contributions.prefetch_related(Prefetch("funders", queryset=funders)))


def contribution_records(
    lines: Iterable[Contribution], labels: Labels, doubts: Sequence[Doubt], origins: Origins
) -> tuple[ContributionRecord, ...]:
    """Every line with its funders, its doubts and its words of origin. Expects ``funders__organisation`` loaded."""
    return tuple(
        ContributionRecord(
            funders=tuple(
                FunderRef(
                    funder.organisation.name if funder.organisation else translated(funder.name),
                    addresses.organisation(funder.organisation, labels.language) if funder.organisation else None,
                )
                for funder in line.funders.all()
            ),
            label=line.label,
            amount=line.amount,
            currency=line.currency,
            year=line.year,
            year_doubted=line.year_doubted,
            one_percent_water=line.one_percent_water,
            kind="" if line.kind == "unknown" else line.kind,
            stage=line.stage or None,
            doubts=tuple(d for d in doubts if d.field.startswith(f"contributions[{line.position}]")),
            origin=origins.get(f"contributions[{line.position}].label"),
        )
        for line in lines
    )


def total_record(lines: Sequence[Contribution], *, shared: bool = True) -> TotalRecord | None:
    """The sum of the lines in the currency most of them use, the euro when two are used as much; the others and those
    without amount are named as left out.
    None when no line tells an amount. ``shared``: with each funder's part, which needs ``funders__organisation`` loaded."""
    told = [line for line in lines if line.amount is not None]
    if not told:
        return None
    currencies = [line.currency for line in told]
    currency = max(set(currencies), key=lambda code: (currencies.count(code), code == "EUR", code))
    summed = [line for line in told if line.currency == currency]
    amount = money.total(line.amount for line in summed if line.amount is not None)
    return TotalRecord(
        amount=amount,
        currency=currency,
        lines=len(summed),
        left_out=tuple(left_out(len(lines) - len(told), len(told) - len(summed))),
        shares=shares(summed, amount) if shared else (),
    )


def left_out(untold: int, foreign: int) -> Iterable[str]:
    """In words: which lines are not in the total, and why."""
    if untold:
        yield ngettext("%(n)d ligne sans montant", "%(n)d lignes sans montant", untold) % {"n": untold}
    if foreign:
        yield ngettext("%(n)d ligne dans une autre monnaie", "%(n)d lignes dans d’autres monnaies", foreign) % {
            "n": foreign
        }


def shares(lines: Sequence[Contribution], amount: Decimal) -> tuple[FunderShare, ...]:
    """Each funder's part, biggest first; lines of the same funders are added."""
    if amount <= 0:
        return ()
    sums: dict[str, Decimal] = {}
    for line in lines:
        name = (
            " + ".join(f.organisation.name if f.organisation else translated(f.name) for f in line.funders.all())
            or line.label
        )
        sums[name] = sums.get(name, Decimal(0)) + (line.amount or Decimal(0))
    ordered = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    tenth = Decimal("0.1")
    return tuple(
        FunderShare(name, part, (part * 100 / amount).quantize(tenth, ROUND_HALF_UP)) for name, part in ordered
    )
