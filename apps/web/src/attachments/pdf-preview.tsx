import { Button } from '@mantine/core';
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { texts } from '../texts.js';
import classes from './lightbox.module.css';

GlobalWorkerOptions.workerSrc = worker;

const words = texts.message.attachment;
const PAGES = 10;
/** What pdf.js needs beside itself, as the build lays it down. */
const BESIDE = `${import.meta.env.BASE_URL}pdf/`;

/** A PDF drawn page by page by a library: nothing in it runs, nothing in it can be followed. */
export function PdfPreview({ bytes, fail }: { bytes: ArrayBuffer; fail: () => void }) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [pages, setPages] = useState(PAGES);
  useEffect(() => {
    let left = false;
    const task = getDocument({
      // It takes what it is handed with it.
      data: new Uint8Array(bytes.slice(0)),
      // The page's policy allows no WebAssembly.
      useWasm: false,
      wasmUrl: `${BESIDE}wasm/`,
      cMapUrl: `${BESIDE}cmaps/`,
      standardFontDataUrl: `${BESIDE}standard_fonts/`,
      enableXfa: false,
    });
    task.promise.then(
      (opened) => left || setPdf(opened),
      () => left || fail(),
    );
    return () => {
      left = true;
      void task.destroy();
    };
  }, [bytes]);
  if (!pdf) {
    return (
      <p className={classes.waiting} role="status">
        {words.loading}
      </p>
    );
  }
  const shown = Math.min(pages, pdf.numPages);
  return (
    <section
      className={classes.scroller}
      aria-label={words.page(1, pdf.numPages)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {Array.from({ length: shown }, (_, index) => (
        <Page key={index} pdf={pdf} number={index + 1} />
      ))}
      {pdf.numPages > shown && (
        <Button variant="default" onClick={() => setPages(pages + PAGES)}>
          {words.morePages(pdf.numPages - shown)}
        </Button>
      )}
    </section>
  );
}

function Page({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    let left = false;
    let stop = () => {};
    void (async () => {
      const page = await pdf.getPage(number);
      const target = canvas.current;
      if (left || !target) return;
      const width = target.parentElement?.clientWidth ?? 800;
      const scale = (width / page.getViewport({ scale: 1 }).width) * Math.min(window.devicePixelRatio, 2);
      const viewport = page.getViewport({ scale });
      target.width = viewport.width;
      target.height = viewport.height;
      const drawing = page.render({ canvas: target, viewport });
      stop = () => drawing.cancel();
      await drawing.promise;
      const { items } = await page.getTextContent();
      if (!left) setText(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    })().catch(() => {
      // A page that was left, or cannot be drawn, stays white; the others are there.
    });
    return () => {
      left = true;
      stop();
    };
  }, [pdf, number]);
  return (
    <div className={classes.page}>
      <canvas ref={canvas} role="img" aria-label={words.page(number, pdf.numPages)} />
      <p className="unseen">{text}</p>
    </div>
  );
}
