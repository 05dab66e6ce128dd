# SPDX-License-Identifier: GPL-2.0-or-later
"""Lengths and areas on the WGS84 ellipsoid, in metres and square metres.

Distances: Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid" (1975), a millimetre exact except
near antipodes, where the great-circle distance on the mean sphere is used. Areas: the authalic latitude, Snyder,
"Map projections: a working manual" (1987), eq. 3-12.
"""

from __future__ import annotations

import numpy as np

SEMI_MAJOR = 6378137.0
FLATTENING = 1.0 / 298.257223563
SEMI_MINOR = SEMI_MAJOR * (1.0 - FLATTENING)
ECCENTRICITY2 = FLATTENING * (2.0 - FLATTENING)
MEAN_RADIUS = 6371008.7714


def spherical_distances(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Angles in radians between points (n, 2) of longitude and latitude in degrees, on the unit sphere."""
    a, b = np.radians(start), np.radians(end)
    half = np.sin((b[:, 1] - a[:, 1]) / 2) ** 2
    half = half + np.cos(a[:, 1]) * np.cos(b[:, 1]) * np.sin((b[:, 0] - a[:, 0]) / 2) ** 2
    return 2.0 * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))


def distances(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Geodesic distances in metres between points (n, 2) of longitude and latitude in degrees."""
    a, b = np.radians(start), np.radians(end)
    u1 = np.arctan((1 - FLATTENING) * np.tan(a[:, 1]))
    u2 = np.arctan((1 - FLATTENING) * np.tan(b[:, 1]))
    step = (b[:, 0] - a[:, 0] + np.pi) % (2 * np.pi) - np.pi
    lam = step.copy()
    s1, c1, s2, c2 = np.sin(u1), np.cos(u1), np.sin(u2), np.cos(u2)
    with np.errstate(divide="ignore", invalid="ignore"):
        for _ in range(60):
            sine = np.hypot(c2 * np.sin(lam), c1 * s2 - s1 * c2 * np.cos(lam))
            cosine = s1 * s2 + c1 * c2 * np.cos(lam)
            sigma = np.arctan2(sine, cosine)
            sin_alpha = np.where(sine > 0, c1 * c2 * np.sin(lam) / sine, 0.0)
            cos2_alpha = 1 - sin_alpha**2
            cos_2m = np.where(cos2_alpha > 1e-15, cosine - 2 * s1 * s2 / cos2_alpha, 0.0)
            c = FLATTENING / 16 * cos2_alpha * (4 + FLATTENING * (4 - 3 * cos2_alpha))
            inner = sigma + c * sine * (cos_2m + c * cosine * (2 * cos_2m**2 - 1))
            following = step + (1 - c) * FLATTENING * sin_alpha * inner
            done = np.abs(following - lam) < 1e-13
            lam = following
            if done.all():
                break
        u_sq = cos2_alpha * (SEMI_MAJOR**2 - SEMI_MINOR**2) / SEMI_MINOR**2
        big_a = 1 + u_sq / 16384 * (4096 + u_sq * (-768 + u_sq * (320 - 175 * u_sq)))
        big_b = u_sq / 1024 * (256 + u_sq * (-128 + u_sq * (74 - 47 * u_sq)))
        fourth = big_b / 6 * cos_2m * (4 * sine**2 - 3) * (4 * cos_2m**2 - 3)
        delta = big_b * sine * (cos_2m + big_b / 4 * (cosine * (2 * cos_2m**2 - 1) - fourth))
        result = np.where(sine == 0, 0.0, SEMI_MINOR * big_a * (sigma - delta))
    lost = ~done | (np.abs(lam) > np.pi) | ~np.isfinite(result)
    return np.asarray(np.where(lost, MEAN_RADIUS * spherical_distances(start, end), result))


def ring_area(points: np.ndarray) -> float:
    """Area in m² inside a closed ring (n, 2) of longitudes and latitudes in degrees.

    Edges are taken as straight in longitude and latitude, so bent edges need points in between; longitudes go on
    continuously across 180°. A ring around a pole needs its way along the pole written out.
    """
    eccentricity = ECCENTRICITY2**0.5
    sine = np.sin(np.radians(np.clip(points[:, 1], -90.0, 90.0)))
    q = (1 - ECCENTRICITY2) * (
        sine / (1 - ECCENTRICITY2 * sine**2)
        - np.log((1 - eccentricity * sine) / (1 + eccentricity * sine)) / (2 * eccentricity)
    )
    steps = np.diff(np.radians(points[:, 0]))
    return abs(float(np.sum(steps * (q[:-1] + q[1:]) / 2.0))) * SEMI_MAJOR**2 / 2.0
