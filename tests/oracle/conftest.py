"""The journal that was worked out by hand, made once."""

from __future__ import annotations

import pytest

from tests.conftest import Reflect
from tests.oracle.journal import make


@pytest.fixture(scope="package")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> Reflect:
    """Only for reading."""
    reflect = Reflect(tmp_path_factory.mktemp("oracle"))
    make(reflect.journal)
    return reflect
