"""A count beside the kind of packages: on Brazil's forms "QUANTIDADE" counts volumes where "ESPÉCIE" stands in its row.

The goods' own quantity stands in the table of the same form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors.extract.labels import Label
from extractors.values.folding import fold
from extractors.vocabulary import any_of, every_language, load_vocabulary

_COUNTED, _PACKAGES = "quantity", "packages"


def with_counts_of_packages(labels: Sequence[Label]) -> tuple[Label, ...]:
    """The labels, that of a quantity as one of packages where its row has a caption for their kind and no other count.

    Source of the form: Manual de Orientação do Contribuinte, DANFE, "Transportador / Volumes transportados".
    """
    counted = {label.line.index for label in labels if label.field == _PACKAGES}
    asked = {label.line for label in labels if label.field == _COUNTED and label.line.index not in counted}
    turned = {line.index for line in asked if _kinds().search(fold(line.text))}
    return tuple(
        replace(label, field=_PACKAGES) if label.field == _COUNTED and label.line.index in turned else label
        for label in labels
    )


@cache
def _kinds() -> re.Pattern[str]:
    words = every_language(load_vocabulary("packing")["kind_in_row"])
    return re.compile(any_of(map(fold, words)) + r"(?=\s*[:：]|\s{2}|\s*$|\s+[^\W\d_])")
