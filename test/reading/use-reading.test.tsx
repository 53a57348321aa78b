import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useReading } from '#src/reading/use-reading.ts';
import type { PickedFile } from '#src/reading/read-package.ts';

// The code that opens archives does not come.
vi.mock('#src/reading/open-archive.ts', () => ({
  openArchive: () => {
    throw new Error('not fetched');
  },
}));

it('[H12] an archive whose reader does not come is said not to have been read, while it is asked for as well', async () => {
  const read: PickedFile[] = [];
  const { result } = renderHook(() => useReading((file) => read.push(file)));
  act(() => result.current.take([new File(['zip'], '全部方案.zip')]));
  expect(result.current.reading).toMatch(/^正在读取 全部方案\.zip/);
  await waitFor(() => expect(result.current.reading).toBeNull());
  expect(read).toMatchObject([{ name: '全部方案.zip', file: null }]);
  expect(read[0]?.words).toMatch(/^解压的程序没有取到/);
});
