import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { goTo, parseAddress, stepsTaken, useAddress } from '#src/session/address.ts';
import { parsePlace, yearAsked } from '#src/session/place.ts';

describe('the address of this tab', () => {
  it.each([
    ['', '/', ''],
    ['#', '/', ''],
    ['#/entry', '/entry', ''],
    ['#entry?month=7', '/entry', 'month=7'],
    ['#/indicator/07?a=1&b=?', '/indicator/07', 'a=1&b=?'],
  ])('[H9] reads %s', (hash, path, search) => {
    expect(parseAddress(hash)).toEqual({ path, search });
  });

  it('[H9] a new place is a step that Back undoes, a filter is none', async () => {
    window.history.replaceState(null, '', '#/overview');
    const { result } = renderHook(() => useAddress());
    const steps = window.history.length;
    act(() => goTo('/entry?month=3', 'push'));
    expect(result.current).toEqual({ path: '/entry', search: 'month=3' });
    act(() => goTo('/entry?month=4', 'replace'));
    expect(result.current.search).toBe('month=4');
    expect(window.history.length).toBe(steps + 1);
    act(() => window.history.back());
    await waitFor(() => expect(result.current.path).toBe('/overview'));
    act(() => window.history.forward());
    await waitFor(() => expect(result.current.search).toBe('month=4'));
  });

  it('[H9] a link leads where it says', async () => {
    const { result } = renderHook(() => useAddress());
    act(() => void (window.location.hash = '#/plan?year=2025'));
    await waitFor(() => expect(result.current).toEqual({ path: '/plan', search: 'year=2025' }));
  });

  it('[H20] a step on is told from one back or forward, and from a filter', async () => {
    window.history.replaceState(null, '', '#/overview');
    const { result } = renderHook(() => useAddress());
    const before = stepsTaken();
    const taken = () => stepsTaken() - before;
    act(() => void (window.location.hash = '#/plan'));
    await waitFor(() => expect(result.current.path).toBe('/plan'));
    act(() => goTo('/plan?month=3', 'replace'));
    expect(taken()).toBe(1);
    act(() => goTo('/entry', 'push'));
    expect(taken()).toBe(2);
    for (const path of ['/plan', '/overview']) {
      act(() => window.history.back());
      await waitFor(() => expect(result.current.path).toBe(path));
    }
    act(() => window.history.forward());
    await waitFor(() => expect(result.current.path).toBe('/plan'));
    expect(taken()).toBe(2);
  });

  it.each([
    ['', { kind: 'none' }],
    ['month=3', { kind: 'none' }],
    ['year=', { kind: 'none' }],
    ['year=2025', { kind: 'year', year: 2025 }],
    ['year=2024', { kind: 'year', year: 2024 }],
    ['year=1999', { kind: 'year', year: 1999 }],
    ['year=abc', { kind: 'unreadable', text: 'abc' }],
    ['year=2e3', { kind: 'unreadable', text: '2e3' }],
    ['year=2025.0', { kind: 'unreadable', text: '2025.0' }],
    ['year=%202025', { kind: 'unreadable', text: ' 2025' }],
    ['year=0025', { kind: 'unreadable', text: '0025' }],
  ])('[H15] the year in «%s» is read strictly', (search, asked) => {
    expect(yearAsked(search)).toEqual(asked);
  });

  it('[H15] a year without a plan stays the year that was asked for', () => {
    expect(parsePlace('/entry', 'year=2024', { year: 2025 }).year).toBe(2024);
    expect(parsePlace('/entry', '', { year: 2025 }).year).toBe(2025);
  });
});
