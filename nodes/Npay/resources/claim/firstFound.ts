import { BoundedMap } from '../../../shared/data/boundedMap';

/** The claims that a node's first try has found, for its further tries. */
const firstFound = new BoundedMap<string, string>(2_000);

/** The number of the claim that the first try has found. @param key names the node's run and what it is about */
export const firstFoundBy = (key: string): string | undefined => firstFound.get(key);

/** Notes which claim a first try has found. */
export const keepFirst = (key: string, id: string): void => void firstFound.set(key, id);
