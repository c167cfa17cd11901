"""How good the program is: its output against gold, by one door, with intervals."""

from dragoman.evaluation._evaluate import WHAT, Evaluation, evaluate, goals
from dragoman.evaluation._predict import AT_ONCE, What, nothing, predict, predict_many
from dragoman.evaluation._scores import Score

__all__ = ["AT_ONCE", "WHAT", "Evaluation", "Score", "What", "evaluate", "goals", "nothing", "predict", "predict_many"]
