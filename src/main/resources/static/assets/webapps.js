/*
 * Makes signing in again inside Camunda's web applications work at the first try. Loaded before they start
 * (META-INF/resources/webjars/camunda/app/<application>/scripts/config.js).
 *
 * At every answer 401 they forget who is signed in and draw their sign-in form, empty. When a session ends, several
 * requests are on their way: each of them would empty the form while a person types, and one that is answered after the
 * password was accepted would lead back to the form. So the applications hear the first 401 of a session and no other.
 *
 * Where people sign in at an identity provider, that form is of no use to them: the first 401 leads to our login page,
 * and signing out leads to the provider, which ends its session as well.
 */
const SIGN_IN = /\/auth\/user\/[^/]+\/login\//;
const SIGN_OUT = /\/auth\/user\/[^/]+\/logout/;

/** Counts sign-ins on this page; a request belongs to the session that it was sent in. */
let session = 0;

/** Whether the application knows that its session has ended. */
let ended = false;

/** A request whose answer 401 is heard only if it says something new. */
class Request extends XMLHttpRequest {
  #session = 0;
  #signsIn = false;
  #signsOut = false;
  #unheard = false;

  constructor() {
    super();
    // Before all listeners of the applications.
    ['readystatechange', 'load', 'loadend'].forEach((type) => this.addEventListener(type, (event) => this.#hear(event)));
  }

  open(method, url, ...others) {
    this.#session = session;
    this.#signsIn = SIGN_IN.test(url);
    this.#signsOut = SIGN_OUT.test(url);
    this.#unheard = false;
    super.open(method, url, ...others);
  }

  send(body) {
    // Other requests may be refused before this one is answered.
    ended = ended || this.#signsOut;
    super.send(body);
  }

  #hear(event) {
    if (event.type === 'readystatechange' && this.readyState === XMLHttpRequest.DONE) {
      this.#answered();
    }
    if (this.#unheard) {
      event.stopImmediatePropagation();
    }
  }

  #answered() {
    const succeeded = this.status >= 200 && this.status < 300;
    const refused = this.status === 401;
    if (this.#signsIn && succeeded) {
      session += 1;
      ended = false;
    } else if (this.#signsOut) {
      ended = succeeded || refused;
      const atProvider = this.getResponseHeader('Muster-Sign-Out');
      if (atProvider) {
        window.location.assign(atProvider);
      }
    } else if (refused && !this.#signsIn) {
      this.#unheard = ended || this.#session !== session;
      ended = ended || !this.#unheard;
      if (!this.#unheard && this.getResponseHeader('Muster-Sign-In')) {
        // The server remembers the page, and leads back to it after the sign-in.
        window.location.reload();
      }
    }
  }
}

window.XMLHttpRequest = Request;
