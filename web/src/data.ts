// What the server gives the map, and how days are counted.

export type Look = "assessed" | "claimed" | "contested" | "besieged" | "unknown";

export interface Party {
  name: string;
  letter: string;
  colour: string;
  on: string;
}

/** First and last day counted from the record's first, look, holder and besieger as indexes into parties (-1: nobody), probability. */
export type Span = [from: number, to: number, look: Look, holder: number, besieger: number, p: number];

export interface HeldPlace {
  id: string;
  name: string;
  lat: number | null;
  lon: number | null;
  country: string | null;
  spans: Span[];
}

/** Where events lie. */
export type Spot = [lon: number, lat: number, precision: number, name: string];
/** What happened: event type and sub-event type. */
export type Kind = [type: string, subtype: string];
/** An event: its spot and kind are indexes. */
export type Pin = [id: string, spot: number, first: number, last: number, kind: number];

export interface MapData {
  days: [string, string] | null;
  parties: Party[];
  places: HeldPlace[];
  spots: Spot[];
  kinds: Kind[];
  events: Pin[];
}

const DAY = 86_400_000;

/** Days since the record's first day. Days are dates, not moments: both are read as UTC midnight, so no zone moves them. */
export function dayNumber(zero: string, day: string): number {
  return Math.round((Date.parse(day + "T00:00:00Z") - Date.parse(zero + "T00:00:00Z")) / DAY);
}

export function dayText(zero: string, number: number): string {
  return new Date(Date.parse(zero + "T00:00:00Z") + number * DAY).toISOString().slice(0, 10);
}

/** The span that holds on a day; undefined where nobody speaks. */
export function spanOn(place: HeldPlace, day: number): Span | undefined {
  return place.spans.find((span) => span[0] <= day && day <= span[1]);
}

export async function load<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}
