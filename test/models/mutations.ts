import type { Machine } from './machine';
import type { Mutation } from './process';

/** Mistakes in the nodes, each with the machines whose histories must find it. */
export const MUTATIONS: Array<Mutation & { machines: Machine[] }> = [];
