import { DAY, kstDay } from './time';

/** Days in Korea, `yyyy-MM-dd`, both included. */
export interface DayRange {
	start: string;
	end: string;
}

/** When a day begins in Korea, in ms since the epoch. @param day `yyyy-MM-dd` */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00+09:00`);

/** The day so many days after another, `yyyy-MM-dd`. */
export const addDays = (day: string, days: number): string => kstDay(startOfDay(day) + days * DAY);
