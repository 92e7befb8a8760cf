// Starts the pages: style sheets, session, router.
import './styles/fonts.css';
import '@kern-ux/native/dist/kern.min.css';
import './styles/base.css';
import './styles/parts.css';
import './components/app';
import { load_session } from './api/session';
import { language, set_language } from './i18n/text';
import { start_router } from './router';

set_language(language());
start_router();
load_session()
  .catch(() => undefined) // the frame says so when a page then finds no server
  .finally(() => document.querySelector('fw-app')?.toggleAttribute('ready', true));
