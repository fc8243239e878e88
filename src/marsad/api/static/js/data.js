// What the server gives the map, and how days are counted.
const DAY = 86_400_000;
/** Days since the record's first day. Days are dates, not moments: both are read as UTC midnight, so no zone moves them. */
export function dayNumber(zero, day) {
    return Math.round((Date.parse(day + "T00:00:00Z") - Date.parse(zero + "T00:00:00Z")) / DAY);
}
export function dayText(zero, number) {
    return new Date(Date.parse(zero + "T00:00:00Z") + number * DAY).toISOString().slice(0, 10);
}
/** The span that holds on a day; undefined where nobody speaks. */
export function spanOn(place, day) {
    return place.spans.find((span) => span[0] <= day && day <= span[1]);
}
export async function load(address) {
    const answer = await fetch(address);
    if (!answer.ok)
        throw new Error(`${address}: ${answer.status}`);
    return (await answer.json());
}
