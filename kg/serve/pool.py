"""The workers that answer queries: borrowed one query at a time, killed at the deadline or when the client leaves."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess

from kg.errors import GraphError
from kg.serve.worker import Answer, Job, problem, work


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take: seconds, bytes of memory, bytes of result; how many run at once, how long others wait."""

    seconds: float = 30.0
    memory: int = 1 << 30
    result: int = 64 << 20
    workers: int = 2
    wait: float = 10.0


class WorkerDiedError(Exception):
    """A worker came to its end while it was answering."""


class Worker:
    """One process and the pipe to it."""

    def __init__(self, where: str, limits: Limits) -> None:
        spawning = multiprocessing.get_context("spawn")
        self.pipe, other = spawning.Pipe()
        self.process: SpawnProcess = spawning.Process(target=work, args=(where, other, limits.memory), daemon=True)
        self.process.start()
        other.close()

    async def ready(self, seconds: float) -> bool:
        """Whether the graph is open within some seconds."""
        return await self._readable(seconds) and self._take() is None

    async def ask(self, job: Job, seconds: float, gone: Callable[[], Awaitable[bool]]) -> Answer | None:
        """The answer; None when the time is over or the client is gone. The worker must then be ended.

        Raises:
            WorkerDiedError: the process came to its end; mostly it wanted more memory than it may have.
        """
        self.pipe.send(job)
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while (left := end - loop.time()) > 0:
            if await self._readable(min(left, 0.1)):
                found = self._take()
                if not isinstance(found, Answer):
                    raise WorkerDiedError
                return found
            if await gone():
                return None
        return None

    def end(self) -> None:
        """Kill the process."""
        self.process.kill()
        self.process.join()
        self.pipe.close()

    async def _readable(self, seconds: float) -> bool:
        """Whether something can be read from the pipe within some seconds; its end counts."""
        if self.pipe.poll():
            return True
        loop = asyncio.get_running_loop()
        event, number = asyncio.Event(), self.pipe.fileno()
        loop.add_reader(number, event.set)
        try:
            await asyncio.wait_for(event.wait(), seconds)
        except TimeoutError:
            return False
        finally:
            loop.remove_reader(number)
        return True

    def _take(self) -> object:
        try:
            return self.pipe.recv()
        except (EOFError, OSError):
            return EOFError


class Pool:
    """A fixed number of workers over one graph.

    Args:
        where: the graph, as for ``kg.graph.source.open_source``.
        limits: what a query may take.
    """

    def __init__(self, where: str, limits: Limits) -> None:
        self.where, self.limits = where, limits
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._all: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the workers.

        Raises:
            GraphError: a worker cannot open the graph.
        """
        for _ in range(self.limits.workers):
            await self._hire()
        if self._free.empty():
            raise GraphError("no worker could open the graph", self.where, "run kg doctor on it")

    def stop(self) -> None:
        """End all workers."""
        for task in self._tasks:
            task.cancel()
        for worker in self._all:
            worker.end()
        self._all.clear()

    async def answer(self, job: Job, gone: Callable[[], Awaitable[bool]]) -> Answer:
        """The answer to a job, whatever happens to the worker."""
        loop = asyncio.get_running_loop()
        try:
            async with self._borrowed() as worker:
                start = loop.time()
                found = await worker.ask(job, self.limits.seconds, gone)
                if found is not None:
                    return found
                self._dismiss(worker)
        except TimeoutError:
            return problem(503, "all workers are busy; try again in a moment")
        except WorkerDiedError:
            return problem(503, "the query took more memory than it may have, and was stopped; ask for less")
        if loop.time() - start >= self.limits.seconds:
            return problem(504, f"the query took longer than {self.limits.seconds:g} seconds, and was stopped")
        return problem(499, "the client is gone, and so is its query")

    @asynccontextmanager
    async def _borrowed(self) -> AsyncIterator[Worker]:
        worker = await asyncio.wait_for(self._free.get(), self.limits.wait)
        try:
            yield worker
        except BaseException:
            self._dismiss(worker)
            raise
        finally:
            if worker in self._all:
                self._free.put_nowait(worker)

    def _dismiss(self, worker: Worker) -> None:
        """End a worker and have another take its place."""
        if worker in self._all:
            self._all.discard(worker)
            worker.end()
            task = asyncio.get_running_loop().create_task(self._hire())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _hire(self) -> None:
        worker = Worker(self.where, self.limits)
        self._all.add(worker)
        if await worker.ready(60):
            self._free.put_nowait(worker)
        else:
            self._all.discard(worker)
            worker.end()
