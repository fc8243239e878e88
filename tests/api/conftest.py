"""Clients of the pages."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from marsad.api.app import build
from tests.api.world import World, empty_shelf

HERE = "http://127.0.0.1"


@pytest.fixture(scope="session")
def client() -> TestClient:
    """The pages over the invented record."""
    return TestClient(build(World().shelf()), base_url=HERE, headers={"accept": "text/html"}, follow_redirects=False)


@pytest.fixture(scope="session")
def empty() -> TestClient:
    """The pages over an empty record."""
    return TestClient(build(empty_shelf()), base_url=HERE, headers={"accept": "text/html"})
