"""How good the program is: its output against gold, by one door, with intervals."""

from dragoman.evaluation._evaluate import WHAT, Evaluation, evaluate, goals
from dragoman.evaluation._predict import What, nothing, predict
from dragoman.evaluation._scores import Score

__all__ = ["WHAT", "Evaluation", "Score", "What", "evaluate", "goals", "nothing", "predict"]
