/** Brings a content script into a frame, with the sheet without which its elements do not show. */
import { browser } from 'wxt/browser';

const SHEET = '/in-page.css';

/** @throws where the frame has gone or the host is not held */
export const bring = async (
  /** Without `frameIds`: the top page. */
  target: { tabId: number; frameIds?: number[] },
  file: `/content-scripts/${'tool-overlay' | 'network-guard' | 'tool-picker'}.js`,
): Promise<void> => {
  await browser.scripting.insertCSS({ target, files: [SHEET] });
  await browser.scripting.executeScript({ target, files: [file] });
};
