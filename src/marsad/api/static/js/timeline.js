// The day slider: steps, play, keys, brush. It owns the day; others listen.
import { dayNumber, dayText } from "./data.js";
const PLAY_MS = 650;
const HANDLE = 16;
export class Timeline {
    root;
    listen;
    slider;
    zero;
    last;
    playing;
    rtl = document.dir === "rtl";
    constructor(root, listen) {
        this.root = root;
        this.listen = listen;
        this.slider = root.querySelector("#day-slider");
        this.zero = root.dataset["first"];
        this.last = dayNumber(this.zero, root.dataset["last"]);
        this.slider.addEventListener("input", () => this.go(Number(this.slider.value), false));
        this.slider.addEventListener("change", () => this.go(Number(this.slider.value), true));
        for (const button of root.querySelectorAll("[data-move]")) {
            button.addEventListener("click", (event) => { event.preventDefault(); this.move(button.dataset["move"]); });
        }
        document.addEventListener("keydown", (event) => this.key(event));
        this.brush();
        new ResizeObserver(() => this.align()).observe(root);
    }
    /** Puts the sliders' handles over the middle of their day's cell. */
    align() {
        for (const slider of this.root.querySelectorAll("input[type=range]")) {
            const width = slider.parentElement.querySelector("svg.axis").getBoundingClientRect().width;
            const margin = width / (2 * (Number(slider.max) + 1)) - HANDLE / 2;
            slider.style.inlineSize = `${width - 2 * margin}px`;
            slider.style.marginInline = `${margin}px`;
        }
    }
    get number() {
        return Number(this.slider.value);
    }
    get day() {
        return dayText(this.zero, this.number);
    }
    get step() {
        return Number(this.root.querySelector("#step")?.value ?? "1");
    }
    move(how) {
        if (how === "play")
            return this.playing === undefined ? this.play() : this.pause();
        this.pause();
        const to = { first: 0, back: this.number - this.step, on: this.number + this.step, last: this.last };
        this.go(to[how] ?? this.number, true);
    }
    go(wanted, settled) {
        const number = Math.min(Math.max(wanted, 0), this.last);
        this.slider.value = String(number);
        this.slider.setAttribute("aria-valuetext", this.day);
        const share = (100 * number) / (this.last + 1), width = 100 / (this.last + 1);
        for (const mark of this.root.querySelectorAll("rect.today")) {
            mark.setAttribute("x", `${this.rtl ? 100 - share - width : share}%`);
            mark.setAttribute("visibility", "visible");
        }
        this.listen(this.day, number, settled);
    }
    key(event) {
        const target = event.target;
        if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input:not(#day-slider), select, textarea, summary, .maplibregl-map"))
            return;
        const on = this.rtl ? "ArrowLeft" : "ArrowRight", back = this.rtl ? "ArrowRight" : "ArrowLeft";
        const how = { [on]: "on", [back]: "back", Home: "first", End: "last" }[event.key]
            ?? (event.key === " " && (target === document.body || target === this.slider) ? "play" : undefined);
        if (!how)
            return;
        event.preventDefault();
        this.move(how);
    }
    play() {
        if (this.number >= this.last)
            this.go(0, true);
        this.mark(true);
        this.playing = window.setInterval(() => {
            if (this.number >= this.last)
                return this.pause();
            this.go(this.number + this.step, true);
        }, PLAY_MS);
    }
    pause() {
        window.clearInterval(this.playing);
        this.playing = undefined;
        this.mark(false);
    }
    mark(playing) {
        const button = this.root.querySelector("[data-move=play]");
        button.setAttribute("aria-pressed", String(playing));
        button.querySelector(".label").textContent = (playing ? button.dataset["pause"] : button.dataset["play"]) ?? "";
        button.classList.toggle("is-playing", playing);
    }
    /** Dragging over the bars chooses first and last day of the events; a click goes to the day. */
    brush() {
        const bars = this.root.querySelector("svg.bars");
        const band = bars?.querySelector("rect.brush");
        if (!bars || !band)
            return;
        let from;
        const at = (event) => {
            const box = bars.getBoundingClientRect();
            const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 0.99999);
            return Math.floor((this.rtl ? 1 - share : share) * (this.last + 1));
        };
        bars.addEventListener("pointerdown", (event) => { from = at(event); bars.setPointerCapture(event.pointerId); });
        bars.addEventListener("pointermove", (event) => {
            if (from === undefined)
                return;
            const [a, b] = [Math.min(from, at(event)), Math.max(from, at(event))];
            const share = (100 * a) / (this.last + 1), width = (100 * (b - a + 1)) / (this.last + 1);
            band.setAttribute("x", `${this.rtl ? 100 - share - width : share}%`);
            band.setAttribute("width", a === b ? "0" : `${width}%`);
        });
        bars.addEventListener("pointerup", (event) => {
            if (from === undefined)
                return;
            const [a, b] = [Math.min(from, at(event)), Math.max(from, at(event))];
            from = undefined;
            if (a === b)
                return this.go(a, true);
            const address = new URL(location.href);
            address.searchParams.set("since", dayText(this.zero, a));
            address.searchParams.set("until", dayText(this.zero, b));
            location.assign(address);
        });
    }
}
