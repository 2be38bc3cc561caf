import { existsSync } from 'node:fs';
import { succeeds } from './steps.mjs';

/** nginx's JavaScript module, which `deploy/nginx.conf` needs, where Debian and Ubuntu put it. */
export const NGINX_MODULE = '/usr/lib/nginx/modules/ngx_http_js_module.so';

/** Whether nginx is installed, with what the sample needs. */
export const isNginxThere = () => succeeds('nginx', ['-h']) && existsSync(NGINX_MODULE);
