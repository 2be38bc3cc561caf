import { between, listOf, objectOf, phrase, pick, sometimes, text } from '../cells.ts';
import type { SampleWorker } from '../worker.ts';

const README = `# Google Maps scraper

Collects places from the map: names, addresses, phones, ratings, opening hours.

## What you get

| Column | Meaning |
| --- | --- |
| \`title\` | Name of the place |
| \`rating\` | Stars, 1 to 5 |
| \`opening_hours\` | One entry a day |

## How to run it

1. Enter one or more **search terms**, and where to search.
2. Or paste the URLs of places: then the search terms are *not* used.

\`\`\`json
{ "keywords": ["pizza"], "base_location": "New York, USA" }
\`\`\`

See the [guide](https://docs.example.com/maps) for more.

![A map with ten pins](https://images.example.com/readme/maps.png)

<script>document.title = 'A readme must not run scripts'</script>
<img src="x" onerror="document.title = 'nor handlers'">
`;

const day = pick('9 am to 9 pm', '11 am to 10 pm', '11 am to 11 pm', 'Closed');

export const googleMapsScraper: SampleWorker = {
  id: '01KPD6M5YQADCQKGVKPDZVYC63',
  path: 'coreclaw/google-maps-scraper',
  title: 'Google Maps Scraper',
  description:
    'Places from Google Maps by search term or by URL: names, addresses, phones, ratings, opening hours.',
  data: {
    version: 'v1.0.5',
    readme: README,
    parameters: {
      system: {
        cpus: 0.125,
        memory: 512,
        execute_limit_time_seconds: 1800,
        max_total_charge: 0,
        max_total_traffic: 0,
        proxy_region: 'US',
      },
      custom: {
        description: 'Finds places by search term and location, or takes the places that you name.',
        concurrency: { fields: ['keywords', 'google_maps_urls'], remove_fields: ['keywords'] },
        properties: [
          {
            name: 'keywords',
            type: 'array',
            editor: 'stringList',
            title: 'Search terms',
            description: "What you would type into the map's search box. One task per term.",
            required: true,
            default: ['coffee roasters'],
          },
          {
            name: 'base_location',
            type: 'string',
            editor: 'input',
            title: 'Base location',
            description: 'City and country work best.',
            required: true,
            default: 'New York, USA',
          },
          {
            name: 'max_results',
            type: 'integer',
            editor: 'number',
            title: 'Maximum results',
            description: 'Per search term.',
            default: 20,
            minimum: 1,
            maximum: 500,
          },
          {
            name: 'lang',
            type: 'string',
            editor: 'select',
            title: 'Language',
            sectionCaption: 'Locale',
            sectionDescription: 'Language filters',
            default: 'en',
            options: [
              { label: 'English', value: 'en' },
              { label: '简体中文', value: 'zh-CN' },
              { label: 'Deutsch', value: 'de' },
              { label: 'Français', value: 'fr' },
              { label: '日本語', value: 'ja' },
            ],
          },
          {
            name: 'skipClosed',
            type: 'boolean',
            editor: 'switch',
            title: 'Skip closed places',
            default: true,
          },
          {
            name: 'google_maps_urls',
            type: 'array',
            editor: 'requestList',
            title: 'Map URLs',
            description: 'Pages of places. When there is one, the search terms are not used.',
            sectionCaption: 'Places by URL',
            sectionDescription: 'Used instead of search terms, when filled.',
          },
          {
            name: 'reviews_per_place',
            type: 'integer',
            editor: 'number',
            title: 'Reviews per place',
            description: '0 takes none.',
            sectionCaption: 'Details',
            default: 0,
            minimum: 0,
            maximum: 100,
          },
          {
            name: 'min_rating',
            type: 'number',
            editor: 'number',
            title: 'Lowest rating',
            description: 'Places with fewer stars are left out.',
            minimum: 0,
            maximum: 5,
          },
          {
            name: 'extras',
            type: 'array',
            editor: 'checkbox',
            title: 'Also collect',
            default: ['opening_hours'],
            options: [
              { label: 'Opening hours', value: 'opening_hours' },
              { label: 'Photos', value: 'photos' },
              { label: 'Popular times', value: 'popular_times' },
            ],
          },
        ],
      },
    },
  },
  results: {
    perTask: 20,
    limitedBy: 'max_results',
    columns: [
      {
        key: 'title',
        label: 'Title',
        format: 'text',
        cell: phrase(
          [
            'Corner',
            'Harbour',
            'Alder Street',
            'Northside',
            'Copper',
            'Old Mill',
            'Station',
            'Riverside',
            'Late',
          ],
          ['Slice', 'Oven', 'Roasters', 'Kitchen', 'Counter', 'Pizza', 'Coffee'],
        ),
      },
      { key: 'link', label: 'Link', format: 'url', cell: text('https://maps.example.com/{slug}/{n}') },
      { key: 'rating', label: 'Rating', format: 'number', cell: sometimes(0.95, between(3.4, 5, 1)) },
      { key: 'reviews', label: 'Reviews', format: 'number', cell: between(0, 12_000) },
      {
        key: 'address',
        label: 'Address',
        format: 'text',
        cell: phrase(
          ['93', '108', '1424', '7'],
          ['Example St,', 'Sample Ave,', 'Test Sq,'],
          ['Brooklyn', 'New York', 'Queens'],
        ),
      },
      {
        key: 'phone',
        label: 'Phone',
        format: 'text',
        cell: sometimes(0.85, pick('+1 212 555 0100', '+1 212 555 0147', '+1 212 555 0182')),
      },
      {
        key: 'opening_hours',
        label: 'Opening hours',
        format: 'json',
        cell: objectOf({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }),
      },
      {
        key: 'image',
        label: 'Image',
        format: 'image',
        cell: text('https://images.example.com/places/{n}.jpg'),
      },
      {
        key: 'location',
        label: 'Location',
        format: 'json',
        cell: objectOf({ lat: between(40.6, 40.8, 6), lng: between(-74, -73.8, 6) }),
      },
      {
        key: 'categories',
        label: 'Categories',
        format: 'json',
        cell: listOf(pick('Pizza restaurant', 'Coffee shop', 'Bakery', 'Bar'), 1, 3),
      },
      {
        key: 'permanently_closed',
        label: 'Permanently closed',
        format: 'boolean',
        cell: pick(false, false, false, true),
      },
      { key: 'search_term', label: 'Search term', format: 'text', cell: text('{item}') },
    ],
  },
};
