import * as z from 'zod/mini';

/** How the platform behaves where it behaves differently at different times, or for different accounts. */
export const platformSchema = z.object({
  /** How many runs may be in the status `running` at once: the plan's limit. The sandbox's own where left out. */
  maxRunning: z.optional(z.int().check(z.nonnegative())),
  /** Milliseconds after its end for which a run says that it has cost nothing. */
  usageLate: z._default(z.number().check(z.nonnegative()), 0),
  /** What `offset` of v2's results counts: pages from 1, or rows from 0 as until August 2026. */
  resultOffset: z._default(z.enum(['page', 'row']), 'page'),
  /** Milliseconds after its creation for which a run is in no list. */
  listedLate: z._default(z.number().check(z.nonnegative()), 0),
  /** How v1 answers once it is retired: not found, or gone. */
  v1: z._default(z.enum(['answers', 'notFound', 'gone']), 'answers'),
  /** Whether the key of the sandbox has expired; the one that took its place is good. */
  keyExpired: z._default(z.boolean(), false),
});

export type Platform = z.infer<typeof platformSchema>;

export const USUAL_PLATFORM: Platform = {
  usageLate: 0,
  resultOffset: 'page',
  listedLate: 0,
  v1: 'answers',
  keyExpired: false,
};
