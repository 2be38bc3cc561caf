import type { SampleWorker } from '../worker.ts';
import { googleMapsScraper } from './google-maps-scraper.ts';

/** The Workers that a fresh sandbox has, in the order of its store. */
export const SAMPLE_WORKERS: readonly SampleWorker[] = [googleMapsScraper];
