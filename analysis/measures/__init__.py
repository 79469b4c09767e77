"""How sure are we: agreement with people, between people, and of the engine with itself."""

from analysis.measures.bootstrap import Estimate
from analysis.measures.coders import cohen_kappa, krippendorff_alpha
from analysis.measures.folds import CodingScores, code_by_folds
from analysis.measures.groupings import Agreement, BCubed, bcubed, compare_groupings
from analysis.measures.serious import Serious, few_but_serious
from analysis.measures.stability import Stability, how_stable, how_sure

__all__ = [
    "Agreement",
    "BCubed",
    "CodingScores",
    "Estimate",
    "Serious",
    "Stability",
    "bcubed",
    "code_by_folds",
    "cohen_kappa",
    "compare_groupings",
    "few_but_serious",
    "how_stable",
    "how_sure",
    "krippendorff_alpha",
]
