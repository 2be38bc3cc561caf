import type { Json } from '#core/json/json.ts';
import { between, digits, momentWithoutZone, phrase, pick, sometimes, text } from '../cells.ts';
import type { Cell, RowContext, SampleColumn, SampleWorker } from '../worker.ts';

const README = `# Google Maps scraper

Collects places from the map: names, addresses, phones, ratings, opening hours.

## What you get

| Column | Meaning |
| --- | --- |
| \`title\` | Name of the place |
| \`rating\` | Stars, 1 to 5 |
| \`all_categories\` | Every category, in one text |
| \`latitude\`, \`longitude\` | Where it is |

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

/** Degrees of the middle of a city. */
const CENTRES: readonly (readonly [city: string, latitude: number, longitude: number])[] = [
  ['New York', 40.7, -73.9],
  ['Austin', 30.27, -97.74],
  ['Berlin', 52.52, 13.4],
  ['Boston', 42.36, -71.06],
  ['Chicago', 41.88, -87.63],
  ['Dallas', 32.78, -96.8],
  ['Denver', 39.74, -104.99],
  ['Houston', 29.76, -95.37],
  ['London', 51.51, -0.13],
  ['Los Angeles', 34.05, -118.24],
  ['Lyon', 45.76, 4.84],
  ['Miami', 25.76, -80.19],
  ['Paris', 48.86, 2.35],
  ['San Francisco', 37.77, -122.42],
  ['Seattle', 47.61, -122.33],
  ['Tokyo', 35.68, 139.69],
];

const DEFAULT_LOCATION = 'New York, USA';

const textOr = (other: string, value: Json | undefined) => (typeof value === 'string' ? value : other);

const locationOf = ({ custom }: RowContext) => textOr(DEFAULT_LOCATION, custom['base_location']);

const cityOf = (row: RowContext) => locationOf(row).split(',', 1)[0]?.trim() ?? '';

/** Of New York, this; of any other place what `elsewhere` says, which is nothing unless it is given. */
const inNewYork =
  (cell: Cell, elsewhere: Cell = () => null): Cell =>
  (row) =>
    (cityOf(row) === 'New York' ? cell : elsewhere)(row);

/** A place in the city of the search; unknown for a city that is not in CENTRES. */
const degrees =
  (at: 1 | 2): Cell =>
  (row) => {
    const centre = CENTRES.find(([city]) => city === cityOf(row))?.[at];
    return centre === undefined ? null : between(centre - 0.1, centre + 0.1, 6)(row);
  };

const city = inNewYork(pick('Brooklyn', 'New York', 'Queens'), cityOf);

const street = phrase(['93', '108', '1424', '7'], ['Example St,', 'Sample Ave,', 'Test Sq,']);

const hours = pick('9 am-9 pm', '11 am-10 pm', '11 am-11 pm', 'Closed');
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const CATEGORIES = ['Pizza restaurant', 'Coffee shop', 'Bakery', 'Bar'];

function family(
  [first, last]: readonly [number, number],
  name: (n: number) => Pick<SampleColumn, 'key' | 'label'>,
  { share, format, cell }: { share: number; format: string; cell: Cell },
): readonly SampleColumn[] {
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    ...name(first + at),
    format,
    cell: sometimes(share / (at + 1), cell),
  }));
}

const profiles = (site: string, host: string, share = 0.2) =>
  family([1, 2], (n) => ({ key: `${site.toLowerCase()}_url_${n}`, label: `${site} URL ${n}` }), {
    share,
    format: 'url',
    cell: text(`https://${host}.example.com/{slug}-{n}`),
  });

/**
 * Flat, wide and mostly empty, like real results: lists are texts, a place is two numbers, a time has no
 * zone.
 */
const COLUMNS: readonly SampleColumn[] = [
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
    cell: (row) => [street, city].map((cell) => textOr('', cell(row))).join(' '),
  },
  {
    key: 'phone',
    label: 'Phone',
    format: 'text',
    cell: sometimes(0.85, pick('+1 212 555 0100', '+1 212 555 0147', '+1 212 555 0182')),
  },
  { key: 'image', label: 'Image', format: 'image', cell: text('https://images.example.com/places/{n}.jpg') },
  {
    key: 'website',
    label: 'Website',
    format: 'url',
    cell: sometimes(0.6, text('https://place-{n}.example.com/')),
  },
  { key: 'category', label: 'Category', format: 'text', cell: pick(...CATEGORIES) },
  ...family([2, 4], (n) => ({ key: `category_${n}`, label: `Category ${n}` }), {
    share: 0.4,
    format: 'text',
    cell: pick(...CATEGORIES),
  }),
  {
    key: 'all_categories',
    label: 'All categories',
    format: 'text',
    cell: pick('Pizza restaurant', 'Coffee shop, Bakery', 'Bar, Pizza restaurant, Bakery'),
  },
  { key: 'latitude', label: 'Latitude', format: 'number', cell: degrees(1) },
  { key: 'longitude', label: 'Longitude', format: 'number', cell: degrees(2) },
  {
    key: 'cid',
    label: 'CID',
    format: 'text',
    cell: digits(20),
  },
  { key: 'place_id', label: 'Place ID', format: 'text', cell: text('ChIJexample{n}') },
  {
    key: 'status',
    label: 'Status',
    format: 'text',
    cell: pick('Open 24 hours', 'Open until 10 pm', 'Closed until 9 am'),
  },
  {
    key: 'price_level',
    label: 'Price level',
    format: 'text',
    cell: sometimes(0.3, pick('$', '$$', '$10-20')),
  },
  {
    key: 'permanently_closed',
    label: 'Permanently closed',
    format: 'boolean',
    cell: pick(false, false, false, true),
  },
  ...Array.from({ length: 5 }, (_, at): SampleColumn => ({
    key: `rating_${at + 1}_count`,
    label: `Stars: ${at + 1}`,
    format: 'number',
    cell: between(0, 2_400),
  })),
  ...family([1, 4], (n) => ({ key: `email_${n}`, label: `Email ${n}` }), {
    share: 0.3,
    format: 'text',
    cell: text('info{n}@place.example.com'),
  }),
  ...family([1, 4], (n) => ({ key: `email_${n}_status`, label: `Email ${n} status` }), {
    share: 0.3,
    format: 'text',
    cell: pick('valid', 'unknown'),
  }),
  ...family([1, 4], (n) => ({ key: `email_${n}_is_business_email`, label: `Email ${n} is of a business` }), {
    share: 0.3,
    format: 'boolean',
    cell: pick(true, false),
  }),
  {
    key: 'all_emails',
    label: 'All emails',
    format: 'text',
    cell: sometimes(0.3, text('info{n}@place.example.com, orders{n}@place.example.com')),
  },
  ...profiles('Facebook', 'faces'),
  ...profiles('Instagram', 'grams'),
  ...profiles('Twitter', 'birds'),
  ...profiles('YouTube', 'tubes', 0),
  ...profiles('TikTok', 'clocks', 0),
  ...family([2, 4], (n) => ({ key: `phone_${n}`, label: `Telephone ${n}` }), {
    share: 0.1,
    format: 'text',
    cell: pick('+1 212 555 0111', '+1 212 555 0122'),
  }),
  {
    key: 'all_phones',
    label: 'All telephones',
    format: 'text',
    cell: sometimes(0.85, pick('+1 212 555 0100', '+1 212 555 0147, +1 212 555 0111')),
  },
  { key: 'whatsapp', label: 'WhatsApp', format: 'text', cell: sometimes(0.05, pick('+12125550182')) },
  { key: 'street', label: 'Street', format: 'text', cell: pick('Example St', 'Sample Ave', 'Test Sq') },
  { key: 'city', label: 'City', format: 'text', cell: city },
  { key: 'state', label: 'State', format: 'text', cell: inNewYork(pick('NY')) },
  {
    key: 'postal_code',
    label: 'Postal code',
    format: 'text',
    cell: inNewYork(pick('10001', '11201', '07030')),
  },
  { key: 'country_code', label: 'Country code', format: 'text', cell: inNewYork(pick('US')) },
  { key: 'timezone', label: 'Time zone', format: 'text', cell: inNewYork(pick('America/New_York')) },
  ...DAYS.map((day): SampleColumn => ({
    key: `hours_${day.toLowerCase()}`,
    label: `Hours on ${day}`,
    format: 'text',
    cell: sometimes(0.8, hours),
  })),
  { key: 'search_rank', label: 'Search rank', format: 'text', cell: text('{n}') },
  { key: 'source_keyword', label: 'Source keyword', format: 'text', cell: text('{item}') },
  { key: 'source_location', label: 'Source location', format: 'text', cell: locationOf },
  { key: 'scraped_at', label: 'Scraped at', format: 'text', cell: momentWithoutZone },
];

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
        concurrency: {
          fields: ['keywords', 'google_maps_urls'],
          remove_fields: ['keywords'],
          limits: [
            { field: 'keywords', max: 500 },
            { field: 'google_maps_urls', regex: '/maps/place/', max: 1 },
          ],
        },
        properties: [
          {
            name: 'keywords',
            type: 'array',
            editor: 'stringList',
            title: 'Search terms',
            description: "What you would type into the map's search box. One subtask per term.",
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
            default: DEFAULT_LOCATION,
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
    perSubtask: 20,
    limitedBy: 'max_results',
    columns: COLUMNS,
  },
};
