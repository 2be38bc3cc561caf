import { buildLocal } from '../scripts/build-local.mjs';

/** The tests run against the build that `npm start` serves. */
export default async function globalSetup(): Promise<void> {
  await buildLocal('sandbox');
}
