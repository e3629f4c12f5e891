import { useEffect, useRef, useState } from 'preact/hooks';
import { browserDom } from '../../utils/dom/browser-dom.ts';
import type { PageFacts } from '../../utils/protocol/capture.ts';
import {
  createLayoutReader,
  type LayoutReader,
} from '../../utils/report/redaction/layout-reader.ts';
import { indexAttribute } from '../../utils/report/redaction/page-parts.ts';
import { useTranslator } from '../services.ts';
import styles from './SnapshotPicker.module.css';

export interface SnapshotPickerProps {
  /** The view with numbered elements (`tagElements`). */
  readonly html: string;
  readonly viewport: PageFacts['viewport'];
  readonly picked: ReadonlyMap<number, unknown>;
  readonly onToggle: (index: number) => void;
  /** Called when the snapshot is laid out as it was on the page, scrolled likewise. It stays so. */
  readonly onLayout: (layout: LayoutReader) => void;
}

const highestPx = 20_000;
const dom = browserDom();

/**
 * The snapshot behind glass: no script runs in its frame, no pointer and no key reaches it. The frame keeps
 * this page's origin so that its layout can be read; its own policy and this page's let nothing load.
 */
export function SnapshotPicker(props: SnapshotPickerProps) {
  const { html, viewport, picked, onToggle, onLayout } = props;
  const { t } = useTranslator();
  const frame = useRef<HTMLIFrameElement>(null);
  const measured = useRef<HTMLIFrameElement>(null);
  const [isLoaded, setLoaded] = useState(false);
  const inside = () => frame.current?.contentDocument ?? undefined;
  const height = Math.min(Math.max(viewport.pageHeight, viewport.height), highestPx);

  useEffect(() => {
    const document = inside();
    if (document === undefined) return;
    for (const element of dom.querySelectorAll(document, `[${indexAttribute}]`)) {
      const isPicked = picked.has(Number(dom.getAttribute(element, indexAttribute)));
      if (isPicked) Element.prototype.setAttribute.call(element, 'data-plaint-out', '');
      else Element.prototype.removeAttribute.call(element, 'data-plaint-out');
    }
  }, [picked, isLoaded]);

  const load = () => {
    const document = inside();
    if (document === undefined) return;
    const style = dom.createElement(document, 'style');
    style.textContent = '[data-plaint-out]{outline:4px solid #c22!important;opacity:.25!important}';
    Node.prototype.appendChild.call(dom.documentElement(document), style);
    setLoaded(true);
  };
  const loadMeasured = () => {
    const { contentDocument, contentWindow } = measured.current ?? {};
    if (!contentDocument || !contentWindow) return;
    contentWindow.scrollTo(viewport.scrollX, viewport.scrollY);
    onLayout(createLayoutReader(contentDocument));
  };
  const pick = (event: MouseEvent) => {
    const area = frame.current?.getBoundingClientRect();
    const document = inside();
    if (area === undefined || document === undefined) return;
    const element = Document.prototype.elementFromPoint.call(
      document,
      event.clientX - area.x,
      event.clientY - area.y,
    );
    const index = element && dom.getAttribute(element, indexAttribute);
    if (index !== null) onToggle(Number(index));
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard
    <section class={styles['window']} tabIndex={0} aria-label={t('viewer.snapshot')}>
      <div class={styles['stack']} style={`width:${viewport.width}px;height:${height}px`}>
        <iframe
          ref={frame}
          class={styles['frame']}
          sandbox="allow-same-origin"
          srcdoc={html}
          title={t('viewer.snapshot')}
          tabIndex={-1}
          inert
          onLoad={load}
        />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the list of parts beside it does the same by keyboard */}
        <div class={styles['glass']} onClick={pick} />
        {/* As large as the window was at capture: at its full height the page is laid out otherwise. */}
        <iframe
          ref={measured}
          class={styles['measured']}
          style={`width:${viewport.width}px;height:${viewport.height}px`}
          sandbox="allow-same-origin"
          srcdoc={html}
          title={t('viewer.snapshot')}
          tabIndex={-1}
          aria-hidden="true"
          inert
          onLoad={loadMeasured}
        />
      </div>
    </section>
  );
}
