import pytest

from lorapp.domain.person_names import Likeness, alike, parted, straight

SAME, LIKE, OTHER = Likeness.SAME, Likeness.LIKE, Likeness.OTHER


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("Dr. Ada Winter", ("Dr.", "Ada", "Winter", "")),
        ("Prof. Dr. Ada B. Winter", ("Prof. Dr.", "Ada B.", "Winter", "")),
        ("Ada Winter, MD, PhD", ("", "Ada", "Winter", "MD, PhD")),
        ("Ada Winter MD FACP", ("", "Ada", "Winter", "MD, FACP")),
        ("Winter, Ada", ("", "Ada", "Winter", "")),
        ("Winter, Dr. Ada, MD", ("Dr.", "Ada", "Winter", "MD")),
        ("Dr. Winter, Ada", ("Dr.", "Ada", "Winter", "")),
        ("Van Do", ("", "Van", "Do", "")),
        ("Linh Tran, DO", ("", "Linh", "Tran", "DO")),
        ("Ludwig van der Berg", ("", "Ludwig", "van der Berg", "")),
        ("Winter", ("", "", "Winter", "")),
        ("Dr.", ("", "", "Dr.", "")),
        (",", ("", "", "", "")),
        ("", ("", "", "", "")),
    ],
)
def test_a_name_falls_into_its_parts(full: str, parts: tuple[str, str, str, str]) -> None:
    found = parted(full)
    assert (found.prefix, found.given, found.family, found.suffix) == parts


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Winter, Ada", "Ada Winter"),
        ("Winter, Dr. Ada, MD", "Dr. Ada Winter, MD"),
        ("Ada Winter MD", "Ada Winter MD"),
        ("Ada Winter, MD", "Ada Winter, MD"),
        ("Winter,", "Winter,"),
    ],
)
def test_a_name_is_written_in_the_order_it_is_spoken(written: str, spoken: str) -> None:
    assert straight(written) == spoken


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Dr. Ada Winter", "WINTER, Àda, MD", SAME),
        ("Jörg Müller", "Joerg Mueller", SAME),
        ("Jörg Müller", "Jorg Muller", SAME),
        ("Ana Søndergård", "Ana Sondergard", SAME),
        ("Pat O'Neil", "Pat O’Neil", SAME),
        ("سمير الدغلاني", "سمير الدغلاني", SAME),
        ("🙂", "🙂", SAME),
        ("🙂", "🙁", OTHER),
        ("Ada Winter", "Winter Ada", LIKE),
        ("Ada Winter", "A. Winter", LIKE),
        ("Ada Winter", "Dr. Winter", LIKE),
        ("Ada Maria Winter", "Ada Winter", LIKE),
        ("Philippa Noonan-Reyes", "Philippa Noonan", LIKE),
        ("Fadwa Khourani", "Fadwa Khorani", LIKE),
        ("Fadwa Khourani", "Fadwa Khaurani", LIKE),
        ("Priscilla Umetani", "Priscila Umetani", LIKE),
        ("Ada Winter", "Bo Winter", OTHER),
        ("Ada Winter", "Ada Summer", OTHER),
        ("Ada Lee", "Ada Les", OTHER),
        ("Fadwa Khourani", "Fadwa Khouranian", OTHER),
    ],
)
def test_two_names_can_mean_one_person(one: str, other: str, likeness: Likeness) -> None:
    assert alike(parted(one), parted(other)) is likeness
    assert alike(parted(other), parted(one)) is likeness
