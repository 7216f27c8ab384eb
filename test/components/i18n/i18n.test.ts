import { expect } from '@open-wc/testing';
import {
  formatDate,
  formatList,
  formatMoney,
  formatNumber,
  formatTime,
  momentOf,
  today,
  useTimeZone,
} from '#components/i18n/format.js';
import { setLocale, startLocale, t } from '#components/i18n/i18n.js';
import { useMessages } from '../support/view.js';

describe('words and numbers', () => {
  before(() => useMessages('en'));
  afterEach(() => setLocale('en'));

  it('follow the language on screen', async () => {
    expect(t('common.minutes', { count: 1 })).to.equal('1 minute');
    expect(formatMoney(52_000)).to.equal('$52,000');
    await setLocale('es');
    expect(t('common.minutes', { count: 2 })).to.equal('2 minutos');
    expect(formatList(['a', 'b', 'c'])).to.equal('a, b y c');
    expect(formatNumber(1_234_567)).to.equal('1,234,567');
    expect(formatDate('2027-03-01', 'long')).to.equal('1 de marzo de 2027');
    expect(document.documentElement.lang).to.equal('es');
  });

  it('show a day as that day, whatever the time zone', () => {
    for (const day of ['2027-03-14', '2027-11-07', '2027-01-01'])
      expect(formatDate(day, 'medium')).to.contain(` ${String(Number(day.slice(8)))}, 2027`);
    expect(today(new Date(2027, 0, 5, 23, 59))).to.equal('2027-01-05');
  });

  it('F61: today is the district’s day, and the reader’s own where no district is known', () => {
    const moment = new Date('2027-01-05T05:30:00Z');
    useTimeZone('America/Los_Angeles');
    expect(today(moment)).to.equal('2027-01-04');
    expect(formatDate(moment.toISOString())).to.equal('Jan 4, 2027');
    expect(formatTime(moment)).to.match(/^9:30\sPM$/);
    useTimeZone('Pacific/Guam');
    expect(today(moment)).to.equal('2027-01-05');
    useTimeZone(undefined);
    expect(today(new Date(2027, 0, 5, 0, 1))).to.equal('2027-01-05');
  });

  it('F61: the last minute of a day is the district’s, wherever the reader’s computer is', () => {
    useTimeZone('America/New_York');
    // The clocks go back that night.
    expect(momentOf('2026-11-01', 1439)).to.equal('2026-11-02T04:59:00.000Z');
    useTimeZone('Pacific/Honolulu');
    const due = momentOf('2027-02-28', 1439);
    expect(due).to.equal('2027-03-01T09:59:00.000Z');
    expect(formatDate(due)).to.equal('Feb 28, 2027');
    useTimeZone(undefined);
    const here = new Date('2027-02-28T23:59:00');
    expect(momentOf('2027-02-28', 1439)).to.equal(here.toISOString());
  });

  it('bracket every text in the made-up language', async () => {
    await setLocale('en-XA');
    expect(t('common.save')).to.equal('⟦Save⟧');
  });

  it('begin in the first language we have of those asked for', () => {
    expect(startLocale('fr-CA', 'es-419')).to.equal('es');
    expect(startLocale('en-XA')).to.equal('en-XA');
  });
});
