import '../styles/tokens.css';
import { takeCode, takeSetupToken } from '../api/session.js';
import { loadMessages, setLocale, startLocale } from '../i18n/i18n.js';
import { installLiveRegions } from '../shared/announcer.js';
import { setBasePath } from '../shared/navigation.js';
import './ilp-app.js';
import { basePathOf } from './router.js';

setBasePath(basePathOf(location.pathname));
installLiveRegions();
const app = document.createElement('ilp-app');
app.code = takeCode();
app.setupToken = takeSetupToken();
await setLocale(startLocale(document.documentElement.lang));
await loadMessages('common', 'shell');
document.body.append(app);
