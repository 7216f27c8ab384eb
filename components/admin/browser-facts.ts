import type { BrowserFacts } from '#contracts/self-test.js';

const NAME = 'pathlight-self-test';

/** What this browser lets us keep here: a cookie of a frame's own, and its storage. */
export function browserFacts(): BrowserFacts {
  return { keepsCookies: keepsCookies(), keepsStorage: keepsStorage() };
}

function keepsCookies(): boolean {
  const flags = 'Secure; SameSite=None; Partitioned; Path=/';
  document.cookie = `${NAME}=1; ${flags}`;
  const isKept = document.cookie.includes(`${NAME}=1`);
  document.cookie = `${NAME}=; Max-Age=0; ${flags}`;
  return isKept;
}

function keepsStorage(): boolean {
  try {
    window.sessionStorage.setItem(NAME, '1');
    window.sessionStorage.removeItem(NAME);
    return true;
  } catch {
    return false;
  }
}
