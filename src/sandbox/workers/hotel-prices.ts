import { between, listOf, objectOf, phrase, pick, sometimes, text } from '../cells.ts';
import type { SampleWorker } from '../worker.ts';

/** Dates, a table with every kind of cell, and an `err_msg` on runs that succeed. */
export const hotelPrices: SampleWorker = {
  id: '01KPN6B4Z2W8D5RXQ9TCVM3E7Y',
  path: 'travel-data/hotel-prices',
  title: 'Hotel Prices',
  description: 'Room prices for your dates, by hotel page or by city.',
  data: {
    version: 'v4.2.0',
    readme:
      '# Hotel prices\n\nPrices are per night, taxes included where the site includes them.\n\n1. Add stays\n2. Choose a currency\n',
    parameters: {
      system: {
        cpus: 1,
        memory: 4096,
        execute_limit_time_seconds: 5400,
        max_total_charge: 20,
        max_total_traffic: 2048,
        proxy_region: 'FR',
      },
      custom: {
        description: 'Stays to price, and how to show the prices.',
        concurrency: { fields: ['hotel_urls', 'stays'], remove_fields: ['stays'] },
        properties: [
          {
            name: 'stays',
            type: 'array',
            editor: 'requestListSource',
            title: 'Stays',
            description: 'A city and two dates a row.',
            default: [
              {
                city: 'Lisbon',
                check_in: '2026-05-01',
                nights: 3,
                guests: 2,
                breakfast: true,
                board: 'half',
              },
              { city: '東京', check_in: '2026-05-10', nights: 1, guests: 1, breakfast: false, board: '' },
            ],
            param_list: [
              { param: 'city', title: 'City', editor: 'input', type: 'string', required: true },
              {
                param: 'check_in',
                title: 'Check-in',
                editor: 'datepicker',
                type: 'string',
                format: 'YYYY-MM-DD',
                valueFormat: 'YYYY-MM-DD',
              },
              {
                param: 'nights',
                title: 'Nights',
                editor: 'number',
                type: 'integer',
                minimum: 1,
                maximum: 30,
                required: true,
              },
              { param: 'guests', title: 'Guests', editor: 'number', type: 'integer', minimum: 1, maximum: 8 },
              { param: 'breakfast', title: 'Breakfast', editor: 'switch', type: 'boolean' },
              {
                param: 'board',
                title: 'Board',
                editor: 'select',
                type: 'string',
                options: [
                  { label: 'Any', value: '' },
                  { label: 'Half', value: 'half' },
                  { label: 'Full', value: 'full' },
                ],
              },
            ],
          },
          {
            name: 'hotel_urls',
            type: 'array',
            editor: 'requestList',
            title: 'Hotel pages',
            description: 'Preferred to the stays.',
          },
          {
            name: 'first_day',
            type: 'string',
            editor: 'datepicker',
            title: 'First day',
            required: true,
            default: '01/05/2026',
            format: 'DD/MM/YYYY',
            valueFormat: 'DD/MM/YYYY',
          },
          {
            name: 'last_day',
            type: 'string',
            editor: 'datepicker',
            title: 'Last day',
            default: '2026-05-31T00:00:00',
            format: 'DD/MM/YYYY',
            valueFormat: 'YYYY-MM-DD[T]HH:mm:ss',
          },
          {
            name: 'currency',
            type: 'string',
            editor: 'select',
            title: 'Currency',
            default: 'EUR',
            options: ['EUR', 'USD', 'JPY'].map((value) => ({ label: value, value })),
          },
          {
            name: 'max_price',
            type: 'number',
            editor: 'number',
            title: 'Highest price',
            description: 'Per night.',
            default: 900.5,
            minimum: 0,
            maximum: 1000,
          },
        ],
      },
    },
  },
  results: {
    perSubtask: 12,
    columns: [
      {
        key: 'hotel',
        label: 'Hotel',
        format: 'text',
        cell: phrase(
          ['Grand', 'Little', 'Old', 'Park'],
          ['Example', 'Harbour', 'Garden'],
          ['Hotel', 'Inn', 'House'],
        ),
      },
      { key: 'link', label: 'Link', format: 'url', cell: text('https://hotels.example.com/{slug}/{n}') },
      { key: 'price', label: 'Price', format: 'number', cell: sometimes(0.9, between(45, 900, 2)) },
      { key: 'stars', label: 'Stars', format: 'number', cell: pick(2, 3, 3, 4, 5, null) },
      {
        key: 'rooms',
        label: 'Rooms',
        format: 'json',
        cell: listOf(
          objectOf({
            name: pick('Double', 'Twin', 'Suite'),
            left: between(0, 6),
            refundable: pick(true, false),
          }),
          1,
          3,
        ),
      },
      {
        key: 'photo',
        label: 'Photo',
        format: 'image',
        cell: text('https://images.example.com/hotels/{n}.jpg'),
      },
      { key: 'city', label: 'City', format: 'text', cell: text('{item}') },
    ],
  },
  ending: { kind: 'succeeded', message: '2 pages were skipped: access denied' },
};
