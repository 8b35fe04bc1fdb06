"""Shares are added up row by row, and their intervals are those of the rows."""

from sunwai.triage.evaluate.tally import Count, by_measure, interval, score


def test_a_score_is_the_sum_of_what_was_counted() -> None:
    made = score("hi", "kind", [Count("kind", 1, 1), Count("kind", 0, 1), Count("kind", 2, 3), Count("kind", 0, 0)])

    assert made is not None
    assert (made.group, made.measure, made.hit, made.of, made.share) == ("hi", "kind", 3, 5, 0.6)


def test_a_measure_that_no_row_counted_has_no_score() -> None:
    assert score("all", "kind", [Count("kind", 0, 0)]) is None


def test_where_every_row_is_right_luck_changes_nothing() -> None:
    assert interval([(1, 1)] * 9, seed="a") == (1.0, 1.0)


def test_the_interval_of_a_coin_thrown_a_hundred_times_is_ten_points_each_side() -> None:
    low, high = interval([(1, 1), (0, 1)] * 50, seed="a")

    assert 0.38 <= low <= 0.42
    assert 0.58 <= high <= 0.62


def test_more_rows_say_more() -> None:
    few, many = interval([(1, 1), (0, 1)] * 5, seed="a"), interval([(1, 1), (0, 1)] * 200, seed="a")

    assert many[1] - many[0] < (few[1] - few[0]) / 3


def test_the_same_rows_give_the_same_interval_again() -> None:
    told = [(1, 1)] * 7 + [(0, 1)] * 4

    assert interval(told, seed="x") == interval(told, seed="x")


def test_counts_stand_under_their_measures_in_the_order_met() -> None:
    one, two = Count("b", 1, 1), Count("a", 0, 1)

    assert list(by_measure([[one, two], [one]]).items()) == [("b", [one, one]), ("a", [two])]
