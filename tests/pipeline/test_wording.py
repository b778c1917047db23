"""A place is said without the firm that stands before it."""

import pytest

from pipeline.wording import beyond_name


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Kaveri Mills Ltd., 4 Mill Road, Salem", "4 Mill Road, Salem"),
        ("4 Mill Road, Salem", "4 Mill Road, Salem"),
        ("Kaveri Mills Ltd.", "Kaveri Mills Ltd."),
        ("Kaveri Mills Ltd. Unit II, Salem", "Kaveri Mills Ltd. Unit II, Salem"),
    ],
)
def test_a_place_without_the_firm_that_opens_it(place: str, said: str) -> None:
    assert beyond_name(place, ["KAVERI", "Kaveri Mills Ltd."]) == said
