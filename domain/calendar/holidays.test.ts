import DateHolidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { countries } from './countries.js';
import { holidaysOf } from './holidays.js';

const kinds = (country: string, dates: string[]) => dates.map((date) => holidaysOf(country)?.(date));

describe('holidays of China', () => {
  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    '%s is worked to make up for a holiday of 2026',
    (date) => {
      expect(kinds('CN', [date])).toEqual(['WORK']);
    },
  );

  it('are the published ones, bridged days included', () => {
    expect(kinds('CN', ['2026-01-02', '2026-02-15', '2026-02-23', '2026-06-21', '2026-10-07'])).toEqual(
      Array(5).fill('OFF'),
    );
  });

  it('say nothing of plain weekdays and weekends', () => {
    expect(kinds('CN', ['2026-11-20', '2026-11-21', '2026-11-22'])).toEqual([null, null, null]);
  });

  it('of a year not yet published are the statutory days, with the moon festivals on their own dates', () => {
    const spring = ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'];
    const others = [
      '2027-01-01',
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-03',
    ];
    expect(kinds('CN', [...spring, ...others])).toEqual(Array(11).fill('OFF'));
    expect(kinds('CN', ['2027-02-04', '2027-02-09', '2027-05-03', '2027-10-04', '2027-01-02'])).toEqual(
      Array(5).fill(null),
    );
  });

  it('beyond the lunar tables are those of the sun', () => {
    expect(kinds('CN', ['2150-10-01', '2150-06-01'])).toEqual(['OFF', null]);
  });
});

describe('holidays of another country', () => {
  it('are its national public ones', () => {
    expect(kinds('DE', ['2026-04-03', '2026-10-03', '2026-12-24', '2026-12-25'])).toEqual([
      'OFF',
      'OFF',
      null,
      'OFF',
    ]);
    expect(kinds('US', ['2026-11-26', '2026-07-04', '2026-02-14'])).toEqual(['OFF', 'OFF', null]);
  });

  it('include the working day given for one that falls on a weekend', () => {
    expect(kinds('GB', ['2026-12-26', '2026-12-28', '2026-12-29'])).toEqual(['OFF', 'OFF', null]);
  });

  it('count every day of one that lasts several', () => {
    expect(kinds('TW', ['2026-02-16', '2026-02-17', '2026-02-18'])).toEqual(['OFF', 'OFF', 'OFF']);
  });

  it('are known of every country that the package knows', () => {
    expect([...countries]).toEqual(Object.keys(new DateHolidays().getCountries()).sort());
  });

  it.each(['ZZ', 'cn', '', 'DEU', 'de', '__proto__', 'toString'])('%j is no country', (country) => {
    expect(holidaysOf(country)).toBeNull();
  });
});
