from lorapp.domain.values import NOT_GIVEN, is_given


def test_a_list_never_given_is_empty_and_tells_itself_apart() -> None:
    assert NOT_GIVEN == ()
    assert repr(NOT_GIVEN) == "NOT_GIVEN"
    assert not is_given(NOT_GIVEN)
    assert is_given(())
