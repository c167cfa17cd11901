from dragoman.evaluation._scores import shares


def test_what_there_was_none_of_has_no_score():
    found = shares("mine", [("found", 3, 4), ("via", 0, 0)], {"mine/found": 0.7})
    assert [(s.name, s.value, s.goal) for s in found] == [("mine/found", 0.75, 0.7)]
