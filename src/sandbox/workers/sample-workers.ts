import type { SampleWorker } from '../worker.ts';
import { brokenDescriptor } from './edge-cases/broken-descriptor.ts';
import { contactFinder } from './contact-finder.ts';
import { dedupRows } from './dedup-rows.ts';
import { editorGallery } from './edge-cases/editor-gallery.ts';
import { alwaysFails } from './edge-cases/always-fails.ts';
import { googleMapsScraper } from './google-maps-scraper.ts';
import { hotelPrices } from './hotel-prices.ts';
import { jobListings } from './job-listings.ts';
import { siteCrawlerPro } from './site-crawler-pro.ts';
import { newsMonitor } from './news-monitor.ts';
import { olderShape } from './edge-cases/older-shape.ts';
import { pageContentExtractor } from './page-content-extractor.ts';
import { productSearch } from './product-search.ts';
import { socialPosts } from './social-posts.ts';

export const SAMPLE_WORKERS: readonly SampleWorker[] = [
  googleMapsScraper,
  productSearch,
  socialPosts,
  pageContentExtractor,
  contactFinder,
  jobListings,
  newsMonitor,
  hotelPrices,
  dedupRows,
  siteCrawlerPro,
  editorGallery,
  olderShape,
  brokenDescriptor,
  alwaysFails,
];
