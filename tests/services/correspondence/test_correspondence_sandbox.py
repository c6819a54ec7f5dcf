"""Templates are a small closed language: refused early, bounded, never read twice (X8)."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.services.correspondence.sandbox import (
    OUTPUT_MAX,
    TEMPLATE_MAX,
    TemplateError,
    render,
)

FIELDS: dict[str, object] = {"name": "Samir", "items": ["a", "b"]}

REFUSED = [
    "{{ name.__class__ }}",
    "{{ name.__class__.__mro__ }}",
    "{{ ''.__class__.__base__.__subclasses__() }}",
    "{{ name._private }}",
    "{{ name['__class__'] }}",
    "{{ name|attr('__class__') }}",
    "{{ name|map('upper')|list }}",
    "{{ self }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum() }}",
    "{{ namespace() }}",
    "{{ dict(a=1) }}",
    "{{ joiner() }}",
    "{{ range(10**9) }}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% for i in items %}{% for j in items %}x{% endfor %}{% endfor %}",
    "{{ 'x'.ljust(10**9) }}",
    "{{ 'x'.ljust(300000000) }}",
    "{{ 'x'.zfill(10**9) }}",
    "{{ 'x' * 10**9 }}",
    "{{ 'x' ~ name }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ 2 // 0 }}",
    "{{ [1] * 10**9 }}",
    "{{ name|center(1000000000) }}",
    "{{ name|indent(1000000000) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ '{0.__class__}'.format(name) }}",
    "{{ name|replace('S', 'xxxxxxxx') }}",
    "{% set x = 1 %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{% macro f() %}x{% endmacro %}",
    "{% block b %}x{% endblock %}",
    "{% call name() %}x{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{{ missing }}",
    "{{ items[0] }}",
    "{{ {'a': 1} }}",
    "{{ name",
    "{% if name %}x",
    "{% nonsense %}",
    "{{ -name }}",
    "{{ " + "(" * 5000 + "name" + ")" * 5000 + " }}",
    "{{ " + "not " * 5000 + "name }}",
    "{% if name %}" * 30 + "x" + "{% endif %}" * 30,
    "{% if name %}" * 1000 + "x" + "{% endif %}" * 1000,
    "x" * (TEMPLATE_MAX + 1),
    "{{ name }}" * 100_000,
    "{{ name is divisibleby(2) }}",
    "{{ name|upper }}",
]


@pytest.mark.timeout(10)
@pytest.mark.parametrize("source", REFUSED, ids=lambda source: source[:40])
def test_a_template_that_could_reach_out_or_grow_is_refused_with_a_sentence(source: str) -> None:
    with pytest.raises(TemplateError) as refused:
        render(source, FIELDS)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


HOSTILE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
from lorapp.services.correspondence.sandbox import TemplateError, render
render("{{ name }}", {"name": "warm"})
used = resource.getrusage(resource.RUSAGE_SELF)
for source in SOURCES:
    try:
        render(source, {"name": "x", "items": ["a"]})
    except TemplateError:
        continue
    sys.exit(f"accepted: {source[:60]}")
after = resource.getrusage(resource.RUSAGE_SELF)
print(after.ru_utime - used.ru_utime, (after.ru_maxrss - used.ru_maxrss) / 1024)
"""


TRUSTING = """
from lorapp.services.correspondence import sandbox
sandbox._check_node = lambda *_: None
"""


def in_a_child(folder: Path, source: str) -> "subprocess.CompletedProcess[str]":
    """Run a script with little memory and little processor time."""
    script = folder / "hostile.py"
    script.write_text(source, encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={"PYTHONPATH": str(Path(__file__).parents[3]), "PATH": ""},
    )


def test_the_whole_table_costs_little_time_and_memory(tmp_path: Path) -> None:
    done = in_a_child(tmp_path, f"SOURCES = {REFUSED!r}\n{HOSTILE}")
    assert done.returncode == 0, done.stderr
    seconds, megabytes = map(float, done.stdout.split())
    print(f"X8 templates={len(REFUSED)} accepted=0 {seconds:.2f} s in all {megabytes:.0f} MB")
    assert seconds < len(REFUSED)
    assert megabytes < 100


def test_without_the_closed_language_a_template_would_take_all_memory(tmp_path: Path) -> None:
    source = f"SOURCES = {['{{ name.ljust(10**9) }}']!r}\n{TRUSTING}\n{HOSTILE}"
    done = in_a_child(tmp_path, source)
    print(f"X8 mutant, anything goes: status={done.returncode}")
    assert done.returncode != 0
    assert "MemoryError" in done.stderr


def test_fields_choices_and_lists_are_printed() -> None:
    source = "{% if name == 'Samir' %}Dear {{ name }}{% endif %}: {{ items | join(', ') }}"
    assert render(source, FIELDS) == "Dear Samir: a, b"


@pytest.mark.parametrize("name", ["{{7*7}}", "{% if x %}", "{# no #}", "<b>&amp;</b>", "[red]"])
def test_what_people_typed_is_printed_as_it_stands(name: str) -> None:
    assert render("Dear {{ name }},", {"name": name}) == f"Dear {name},"


@given(st.text())
def test_any_text_in_a_field_comes_out_unchanged(text: str) -> None:
    assert render("a{{ name }}b", {"name": text}) == f"a{text}b"


def test_a_filter_given_the_wrong_thing_is_a_sentence() -> None:
    with pytest.raises(TemplateError, match="cannot be read"):
        render("{{ name | join('', 'x', 'y', 'z') }}", FIELDS)


def test_a_message_that_grows_too_long_is_stopped() -> None:
    with pytest.raises(TemplateError, match="longer than 50,000"):
        render("{{ name }}" * 10, {"name": "x" * (OUTPUT_MAX // 5)})
