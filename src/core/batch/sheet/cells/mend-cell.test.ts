import { describe, expect, it } from 'vitest';

import { aParameter } from '#test/a-parameter.ts';

import { mendFieldCell, mendOptionCell } from './mend-cell.ts';

const whole = aParameter({ type: 'integer', editor: 'number' });
const decimal = aParameter({ type: 'number', editor: 'number' });
const day = aParameter({ editor: 'datepicker', dateFormat: { shown: 'DD/MM/YYYY', sent: 'YYYY-MM-DD' } });
const american = aParameter({
  editor: 'datepicker',
  dateFormat: { shown: 'MM/DD/YYYY', sent: 'YYYY-MM-DD' },
});
const urls = aParameter({ type: 'array', editor: 'requestList' });
const choice = aParameter({
  editor: 'select',
  options: [
    { label: 'English (US)', value: 'en-US' },
    { label: 'German', value: 'de' },
  ],
});

describe('what a cell surely means', () => {
  it.each([
    [whole, '1,000', '1000'],
    [whole, '1.234.567', '1234567'],
    [whole, '12 000', '12000'],
    [decimal, '1,234.5', '1234.5'],
    [decimal, '1.234,5', '1234.5'],
    [decimal, '2,5', '2.5'],
    [decimal, '$ 5.50', '5.50'],
    [day, '12/31/2024', '31/12/2024'],
    [day, '2024.12.31', '31/12/2024'],
    [day, '20241231', '31/12/2024'],
    [day, '2024年5月1日', '01/05/2024'],
    [american, '31.12.2024', '12/31/2024'],
    [urls, 'example.com/a\nhttps://example.org', 'https://example.com/a\nhttps://example.org'],
    [choice, 'EN_us', 'en-US'],
  ])('is offered: %#', (parameter, text, meant) => {
    expect(mendFieldCell(parameter, text)).toBe(meant);
  });

  it.each([
    [whole, 'ten'],
    [whole, '1.5'],
    [whole, '10'],
    [decimal, '1,234'],
    [day, '13/13/2024'],
    [day, '202611'],
    [day, '2026111'],
    [day, '2026-111'],
    [day, '20241332'],
    [american, '05-06-24'],
    [urls, 'not a url'],
    [choice, 'jp'],
    [choice, ''],
  ])('is not guessed: %#', (parameter, text) => {
    expect(mendFieldCell(parameter, text)).toBeUndefined();
  });

  it('is offered for run options too', () => {
    const isRegion = (text: string) => /^[A-Z]{2}$/.test(text);
    expect(mendOptionCell('proxyRegion', 'de', isRegion)).toBe('DE');
    expect(mendOptionCell('proxyRegion', 'Germany', isRegion)).toBeUndefined();
    expect(mendOptionCell('maxCharge', '$0.06', (text) => /^[\d.]+$/.test(text))).toBe('0.06');
  });
});
