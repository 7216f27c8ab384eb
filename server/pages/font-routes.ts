import { Router } from 'express';
import { FONT_NAMES, fontPath } from '../fonts.js';

/** The fonts of printed pages for the browser, so that a preview has the letters of the file. */
export function fontPages(): Router {
  return Router().get('/fonts/:name.ttf', (req, res, next) => {
    const { name } = req.params;
    const font = FONT_NAMES.find((one) => one === name);
    if (!font) {
      next();
      return;
    }
    res
      .type('font/ttf')
      .sendFile(fontPath(font), { immutable: true, maxAge: '1y', dotfiles: 'allow' });
  });
}
