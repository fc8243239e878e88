"""The clauses of one sentence: how each trigger stands in its clause and whether it happened, worked out once for all who ask."""

from __future__ import annotations

from marsad.extract.frame import Frame, frame_of
from marsad.extract.modality import Modality, modality_of
from marsad.extract.scene import Scene
from marsad.model import Span


class Clauses:
    """Frames and modalities by the span of a trigger."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._frames: dict[Span, Frame | None] = {}
        self._modalities: dict[Span, Modality] = {}
        self._receiving = frozenset(t.i for f in scene.things if f.label == "receives" for t in scene.sentence.under(f.first))

    def frame(self, trigger: Span) -> Frame | None:
        """See `frame_of`."""
        if trigger not in self._frames:
            self._frames[trigger] = frame_of(self._scene.sentence, trigger, self._receiving)
        return self._frames[trigger]

    def modality(self, trigger: Span, frame: Frame) -> Modality:
        """See `modality_of`; `frame` is the trigger's own."""
        if trigger not in self._modalities:
            self._modalities[trigger] = modality_of(self._scene, frame.head, trigger)
        return self._modalities[trigger]
