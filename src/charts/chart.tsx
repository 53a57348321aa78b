import { useCallback, useEffect, useRef, useState } from 'react';
import { afterPaint, inOwnTask } from '#src/charts/draw-queue.ts';
import type { initChart } from '#src/charts/echarts-core.ts';
import type { ChartOption } from '#src/charts/chart-option.ts';
import styles from './chart.module.css';

interface ChartProps {
  readonly option: ChartOption;
  /** The chart in one sentence: what a screen reader says. */
  readonly label: string;
  /** Pixels, known before anything is drawn, so that nothing shifts. */
  readonly height: number;
}

type InitChart = typeof initChart;

// A function of its own: the build takes a `.then` that follows `import()` into it, and a file that does not come would pass it by.
const loadCore = () => import('#src/charts/echarts-core.ts');

/** A chart in its box; says so there when its code does not come, and fetches it again when asked [H12]. */
export function Chart(props: ChartProps) {
  const [hasFailed, setHasFailed] = useState(false);
  const onFailed = useCallback(() => setHasFailed(true), []);
  return (
    <div className={styles['chart']} style={{ height: props.height }}>
      {hasFailed ? (
        <p className={styles['failed']} role="status">
          图没有载入，数据不受影响。请看表格，或{' '}
          <button type="button" onClick={() => setHasFailed(false)}>
            重试
          </button>
        </p>
      ) : (
        <Canvas {...props} onFailed={onFailed} />
      )}
    </div>
  );
}

/** An ECharts canvas: its code is fetched after first paint, it is drawn in a task of its own, follows its box, and goes with it. */
function Canvas({ option, label, height, onFailed }: ChartProps & { readonly onFailed: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const instance = useRef<ReturnType<InitChart> | null>(null);
  const newest = useRef(option);

  useEffect(() => {
    newest.current = option;
    instance.current?.setOption(option, { notMerge: true });
  }, [option]);

  useEffect(() => {
    let isGone = false;
    let unfollow = () => {};
    const draw = (start: InitChart) => {
      if (isGone || box.current === null) return;
      instance.current = start(box.current, height);
      instance.current.setOption(newest.current);
      unfollow = followSize(box.current, () => instance.current?.resize({ height }));
    };
    const cancel = afterPaint(() => {
      loadCore().then(
        (core) => inOwnTask(() => draw(core.initChart)),
        () => {
          if (!isGone) onFailed();
        },
      );
    });
    return () => {
      isGone = true;
      cancel();
      unfollow();
      instance.current?.dispose();
      instance.current = null;
    };
  }, [height, onFailed]);

  return <div ref={box} data-chart="" role="img" aria-label={label} />;
}

/** ResizeObserver where there is one, else the window. @returns stops it */
function followSize(element: Element, onResize: () => void): () => void {
  if (typeof ResizeObserver === 'undefined') {
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }
  const observer = new ResizeObserver(onResize);
  observer.observe(element);
  return () => observer.disconnect();
}
