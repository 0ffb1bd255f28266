# docker build -t factcheck . && docker run --rm -v "$PWD:/work:ro" factcheck check --offline drafts/
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY src src
COPY rules rules
COPY examples examples
RUN python -m venv /opt/factcheck && /opt/factcheck/bin/pip install --no-cache-dir --disable-pip-version-check .

FROM python:3.13-slim
# A user without rights or a home that matters; articles are mounted read-only under /work, what is kept goes to /cache.
RUN useradd --system --uid 10001 --no-create-home factcheck && install -d -o factcheck /cache
COPY --from=build /opt/factcheck /opt/factcheck
ENV PATH=/opt/factcheck/bin:$PATH FACTCHECK_CACHE_DIR=/cache PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1
USER factcheck
WORKDIR /work
ENTRYPOINT ["factcheck"]
