// The report page: pointing at a reading lights its words, pointing at words lights the reading.

const page = document.querySelector<HTMLElement>("#reading");

function light(ids: string[], on: boolean): void {
  for (const id of ids) {
    for (const part of document.querySelectorAll(`[data-c~="${CSS.escape(id)}"]`)) part.classList.toggle("is-lit", on);
  }
}

for (const kind of ["pointerover", "focusin"] as const) {
  page?.addEventListener(kind, (event) => {
    const part = (event.target as Element).closest<HTMLElement>("[data-c]");
    light([...document.querySelectorAll<HTMLElement>(".is-lit")].flatMap((lit) => (lit.dataset["c"] ?? "").split(" ")), false);
    if (part?.dataset["c"]) light(part.dataset["c"].split(" "), true);
  });
}

for (const box of document.querySelectorAll<HTMLInputElement>("[data-shows]")) {
  box.addEventListener("change", () => page?.classList.toggle(`hide-${box.dataset["shows"]}`, !box.checked));
}
