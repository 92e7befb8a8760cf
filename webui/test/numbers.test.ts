import { describe, expect, it } from 'vitest';
import type { Position } from '../src/api/types';
import { read_point, read_points } from '../src/design/coordinates';
import { area, edge_lengths, open_ring, point_name, rectangle } from '../src/design/ring';
import { bytes, coordinate, date, instant, number, parcel_label, parcel_name, parse_number, quantity } from '../src/format';

describe('numbers as typed', () => {
  it.each([
    ['3,20', 3.2], ['3.20', 3.2], ['1.234,56', 1234.56], ['476 512,345', 476512.345], ['5551234.567', 5551234.567],
    ['1.234.567', 1234567], ['-0,5', -0.5], ['+2', 2], [',5', 0.5],
  ])('%s', (typed, value) => expect(parse_number(typed)).toBe(value));
  it.each(['', 'drei', '1,2,3', '3 m', '1e3', '--1', '.'])('"%s" is none', (typed) => expect(parse_number(typed)).toBeUndefined());
});

describe('values as read', () => {
  it('writes days without shifting them over time zones', () => expect(date('2026-01-01')).toBe('01.01.2026'));
  it('writes instants in Berlin time, summer and winter', () => {
    expect(instant('2026-07-01T22:30:00Z')).toBe('02.07.2026, 00:30');
    expect(instant('2026-12-01T22:30:00Z')).toBe('01.12.2026, 23:30');
  });
  it('uses the decimal comma', () => expect(number(1234.5)).toBe('1.234,50'));
  it('writes units', () => expect([quantity({ value: 3.2, unit: 'm' }), quantity({ value: 0.4, unit: '1' }), quantity(null)]).toEqual(['3,20\u00a0m', '0,40', '–']));
  it('writes sizes', () => expect([bytes(999), bytes(1_500_000)]).toEqual(['999\u00a0B', '1,5\u00a0MB']));
  it('writes coordinates to the millimetre, ungrouped', () => expect(coordinate(5551234.5)).toBe('5551234,500'));
  it('names parcels as the register does', () => {
    expect(parcel_label('0647260010002300040_')).toBe('Flur 1, Flurstück 23/4');
    expect(parcel_label('06472601200123______')).toBe('Flur 12, Flurstück 123');
    expect(parcel_label('xyz')).toBe('xyz');
  });
  it('names parcels from the key that people type', () => {
    expect(parcel_name('060999-7-105')).toBe('Flur 7, Flurstück 105');
    expect(parcel_name('060999-12-45/4')).toBe('Flur 12, Flurstück 45/4');
    expect(parcel_name('Waldweg')).toBe('Waldweg');
  });
});

describe('coordinates as pasted', () => {
  it('reads points in the usual spellings', () => {
    expect(read_points('476512,345 5551234,567\n476520.1;5551240.2\n\nA\t32476530,0\t5551250')).toEqual({
      points: [[476512.345, 5551234.567], [476520.1, 5551240.2], [476530, 5551250]],
    });
  });
  it('names the line at fault', () => {
    expect(read_points('476512 5551234\nfoo')).toEqual({ line: 2, reason: 'not-two-numbers' });
    expect(read_points('8,68 50,11')).toEqual({ line: 1, reason: 'outside' });
  });
  it('rounds to the millimetre', () => expect(read_point('476512,34549', '5551234,5')).toEqual([476512.345, 5551234.5]));
});

describe('outlines', () => {
  const square: Position[] = [[476500, 5551000], [476510, 5551000], [476510, 5551010], [476500, 5551010]];
  it('opens closed rings and drops doubled points', () => expect(open_ring([...square, square[3] as Position, square[0] as Position])).toEqual(square));
  it('measures edges and area in the plane', () => {
    expect(edge_lengths(square)).toEqual([10, 10, 10, 10]);
    expect(area(square)).toBe(100);
    expect(area([...square].reverse())).toBe(100);
  });
  it('lays a rectangle to the right of its first side', () => {
    expect(rectangle([476500, 5551010], 10, 8, 90)).toEqual([[476500, 5551010], [476510, 5551010], [476510, 5551002], [476500, 5551002]]);
  });
  it('names points', () => expect([0, 25, 26].map(point_name)).toEqual(['A', 'Z', 'A1']));
});
