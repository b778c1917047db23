"""case.toml: what is wrong is named with the nearest known key; nothing is guessed."""

from pathlib import Path

import pytest

from pipeline.case import load_case_file
from pipeline.errors import CaseError
from pipeline.profile import load_profile


def write(folder: Path, text: str) -> Path:
    path = folder / "case.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_minimal_case(tmp_path: Path) -> None:
    settings = load_case_file(write(tmp_path, '[case]\nid = "1"\nprofile = "cotton"\n'))
    assert settings.case.id == "1"
    assert settings.all_entries == ()


def test_labor_class_may_be_a_list(tmp_path: Path) -> None:
    text = '[case]\nid = "1"\nprofile = "cotton"\nlabor_class = ["forced labor", "convict labor"]\n'
    assert load_case_file(write(tmp_path, text)).case.labor_classes == ("forced labor", "convict labor")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[case]\nid = "1"\nprofil = "cotton"\n', "'profile'"),
        ('[case]\nid = "1"\nprofile = "cotton"\n[entry]\nimport_dat = 2026-01-01\n', "'import_date'"),
        ('[case]\nid = "1"\nprofile = "cotton"\n[entri]\nx = 1\n', "'entr"),
        ('[case]\nprofile = "cotton"\n', "'case.id' is missing"),
        ("[case\n", "not valid TOML"),
        ('[case]\nid = "1"\nprofile = "cotton"\nregime = "other"\n', "case.regime"),
        ('[case]\nid = "1"\nprofile = "cotton"\n[entry]\nnumber="1"\n[[entries]]\nnumber="2"\n', "not both"),
    ],
)
def test_errors_name_the_key(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CaseError, match=r"case\.toml") as error:
        load_case_file(write(tmp_path, text))
    assert said in str(error.value)


def test_missing_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="missing"):
        load_case_file(tmp_path / "case.toml")


def test_unknown_profile_names_the_known_ones() -> None:
    with pytest.raises(CaseError, match="cotton, general, tomato"):
        load_profile("silk")


@pytest.mark.parametrize("name", ["cotton", "tomato", "general"])
def test_profiles_cite_their_source(name: str) -> None:
    profile = load_profile(name)
    assert "12.43" in profile.citation
    assert all(p.citation for p in profile.papers)
    assert all(s.any_record for s in profile.steps)
