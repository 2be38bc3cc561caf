import * as z from 'zod/mini';

export const platformSchema = z.object({
  /** The plan's limit of runs in the status `running`. Defaults to the sandbox's own. */
  maxRunning: z.optional(z.int().check(z.nonnegative())),
  /** Milliseconds after its end during which a run reports no cost. */
  usageLate: z._default(z.number().check(z.nonnegative()), 0),
  /** What `offset` of v2 results counts: pages from 1, or rows from 0 (as until August 2026). */
  resultOffset: z._default(z.enum(['page', 'row']), 'page'),
  /** Milliseconds after its creation during which no list contains a run. */
  listedLate: z._default(z.number().check(z.nonnegative()), 0),
  /** How v1 answers after its retirement: not found, or gone. */
  v1: z._default(z.enum(['answers', 'notFound', 'gone']), 'answers'),
  /** Whether the key of the sandbox has expired. Its replacement is valid. */
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
